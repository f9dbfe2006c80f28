using System.Globalization;

namespace NetDsl.Compiler.Syntax.Splitting;

/// <summary>Characters that people type, or that word processors put, where the language has another one.</summary>
internal static class Lookalikes
{
    private static readonly Dictionary<char, string> Meant = new()
    {
        ['\u00D7'] = "x", // multiplication sign
        ['\u2715'] = "x",
        ['\u2010'] = "-", // hyphens, dashes and the minus sign
        ['\u2011'] = "-",
        ['\u2012'] = "-",
        ['\u2013'] = "-",
        ['\u2014'] = "-",
        ['\u2212'] = "-",
        ['\u00B7'] = "*",
        ['\u22C5'] = "*",
        ['\u00F7'] = "/",
        ['\u2264'] = "<=",
        ['\u2265'] = ">=",
        ['\u2260'] = "!=",
        ['\u201C'] = "\"", // quotation marks
        ['\u201D'] = "\"",
        ['\u201E'] = "\"",
        ['\u00AB'] = "\"",
        ['\u00BB'] = "\"",
        ['\''] = "\"",
        ['`'] = "\"",
        ['\uFF0C'] = ",", // full-width forms
        ['\uFF1A'] = ":",
        ['\uFF1B'] = ";",
        ['\uFF08'] = "(",
        ['\uFF09'] = ")",
        ['\u2026'] = "..",
        ['#'] = "//",
        ['!'] = "not",
        ['&'] = "and",
    };

    /// <summary>What to do about such a character, or null if it is none.</summary>
    public static string? RepairOf(char c) => Meant.TryGetValue(c, out var meant)
        ? $"write '{meant}'"
        : char.GetUnicodeCategory(c) == UnicodeCategory.SpaceSeparator ? "write a blank" : null;

    /// <summary>The characters as a sentence can show them; those that nobody sees by their number.</summary>
    public static string Show(string characters) => char.GetUnicodeCategory(characters[0])
        is UnicodeCategory.Format or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
        || (characters.Length == 1 && char.IsSurrogate(characters[0]))
        ? "U+" + ((int)characters[0]).ToString("X4", CultureInfo.InvariantCulture)
        : characters;
}
