using System.Globalization;
using System.Numerics;

namespace NetDsl.Compiler.Diagnostics;

/// <summary>Numbers as sentences have them: grouped by thousands from 10,000 on, whatever the culture.</summary>
internal static class Quantity
{
    /// <summary>A count: <c>156</c>, <c>61,706</c>.</summary>
    public static string Of(BigInteger count) => BigInteger.Abs(count) < 10_000
        ? count.ToString(CultureInfo.InvariantCulture)
        : count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A count with its noun: <c>1 row</c>, <c>2 rows</c>.</summary>
    public static string Of(long count, string noun) => $"{Of(count)} {noun}{(count == 1 ? "" : "s")}";

    /// <summary>A count as the language has it, so that it can be pasted: <c>61_706</c>.</summary>
    public static string InCode(long count) => Of(count).Replace(",", "_");

    /// <summary>Words as a sentence lists them: <c>a, b and c</c>.</summary>
    public static string List(IReadOnlyList<string> words, string last = "and") => words.Count < 2
        ? string.Concat(words)
        : $"{string.Join(", ", words.Take(words.Count - 1))} {last} {words[words.Count - 1]}";
}
