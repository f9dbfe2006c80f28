using System.Globalization;
using NetDsl.Compiler.Graph;

namespace NetDsl.Compiler.Torch;

/// <summary>Numbers as arguments of PyTorch's functions.</summary>
internal static class TorchLiteral
{
    /// <summary>A whole number.</summary>
    public static string Of(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A real number, with a digit behind the point in either language.</summary>
    public static string Of(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture).Replace("E", "e");
        return text.Contains('.') || text.Contains('e') ? text : text + ".0";
    }

    /// <summary>Height and width as a pair, in C#.</summary>
    public static string PairInCSharp(Size2 size) => FormattableString.Invariant($"({size.Height}L, {size.Width}L)");

    /// <summary>Height and width as Python has them: one number where they are equal.</summary>
    public static string PairInPython(Size2 size) => size.Height == size.Width
        ? Of(size.Height)
        : FormattableString.Invariant($"({size.Height}, {size.Width})");
}
