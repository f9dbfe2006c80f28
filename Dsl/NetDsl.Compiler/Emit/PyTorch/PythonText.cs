using System.Globalization;
using System.Text;

namespace NetDsl.Compiler.Emit.PyTorch;

/// <summary>Literals and names of Python.</summary>
internal static class PythonText
{
    // The Python language reference, 2.3.1, and the soft keywords of 2.3.2 that are no names of anything else.
    private static readonly HashSet<string> Keywords =
    [
        "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else",
        "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise",
        "return", "try", "while", "with", "yield",
    ];

    /// <summary>Whether a word of ASCII can be written as a name. Python normalises other letters, so that two names could become one.</summary>
    public static bool IsIdentifier(string word) =>
        word.Length > 0
        && word.All(letter => letter is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_')
        && !char.IsDigit(word[0])
        && !Keywords.Contains(word);

    /// <summary>A word as a name, unique or not: what a name cannot have becomes <c>_</c>.</summary>
    public static string ToIdentifier(string word)
    {
        var letters = string.Concat(word.Select(letter => letter < 128 && char.IsLetterOrDigit(letter) ? letter : '_'));
        return IsIdentifier(letters) ? letters : char.IsLetter(letters.FirstOrDefault()) ? letters + "_" : "_" + letters;
    }

    /// <summary>A hierarchical name as a class: <c>layer1.0.conv_pool</c> becomes <c>Layer1Block0ConvPool</c>.</summary>
    public static string ToClassName(string path)
    {
        var result = new StringBuilder();
        foreach (var word in path.Split('.', '_', '-'))
        {
            var letters = string.Concat(word.Where(letter => letter < 128 && char.IsLetterOrDigit(letter)));
            if (letters.Length > 0)
            {
                result.Append(char.IsDigit(letters[0]) ? "Block" : "").Append(char.ToUpperInvariant(letters[0])).Append(letters, 1, letters.Length - 1);
            }
        }

        return result.Length == 0 ? "Block" : result.ToString();
    }

    /// <summary>A string literal, in ASCII.</summary>
    public static string Quote(string value)
    {
        var result = new StringBuilder("\"");
        for (var i = 0; i < value.Length; i++)
        {
            var letter = value[i];
            if (letter is '"' or '\\')
            {
                result.Append('\\').Append(letter);
            }
            else if (letter is >= ' ' and <= '~')
            {
                result.Append(letter);
            }
            else if (char.IsHighSurrogate(letter) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1]))
            {
                result.AppendFormat(CultureInfo.InvariantCulture, "\\U{0:x8}", char.ConvertToUtf32(letter, value[++i]));
            }
            else
            {
                result.AppendFormat(CultureInfo.InvariantCulture, "\\u{0:x4}", (int)letter);
            }
        }

        return result.Append('"').ToString();
    }

    /// <summary>A tuple of whole numbers.</summary>
    public static string Tuple(IReadOnlyList<int> values)
    {
        var numbers = string.Join(", ", values.Select(value => value.ToString(CultureInfo.InvariantCulture)));
        return values.Count == 1 ? $"({numbers},)" : $"({numbers})";
    }
}
