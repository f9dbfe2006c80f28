using NetDsl.Compiler.Syntax;

namespace NetDsl.Compiler.Library;

/// <summary>
/// The networks that a file of the library declares, found without parsing it: declarations begin a line. What the parser finds is the
/// same, as a test holds for every file.
/// </summary>
internal static class NetworkNames
{
    private const string Keyword = "network";

    /// <summary>The names in the order of the text.</summary>
    public static IEnumerable<string> In(string text)
    {
        for (var line = 0; line < text.Length; line = LineAfter(text, line))
        {
            if (Characters.HasWord(text, line, text.Length, Keyword))
            {
                var start = Characters.SkipSpace(text, line + Keyword.Length, text.Length);
                yield return text.Substring(start, Characters.NameEnd(text, start, text.Length) - start);
            }
        }
    }

    private static int LineAfter(string text, int offset)
    {
        var end = text.IndexOf('\n', offset);
        return end < 0 ? text.Length : end + 1;
    }
}
