namespace NetDsl.Compiler.Syntax.Splitting;

/// <summary>What the indentation of a text tells about its braces, where they do not tell it themselves.</summary>
internal static class Indentation
{
    /// <summary>
    /// Whether a closing brace begins its line further to the left than the line begins that holds its opening one. Then it was meant for
    /// an outer brace, and the one on that line was forgotten.
    /// </summary>
    public static bool ClosesOutside(string text, int open, int close)
    {
        var start = close;
        while (start > 0 && text[start - 1] is (' ' or '\t'))
        {
            start--;
        }

        var beginsLine = start == 0 || Characters.IsLineEnd(text[start - 1]);
        return beginsLine && close - start < IndentOfLine(text, open);
    }

    private static int IndentOfLine(string text, int offset)
    {
        var start = offset;
        while (start > 0 && !Characters.IsLineEnd(text[start - 1]))
        {
            start--;
        }

        var at = start;
        while (text[at] is ' ' or '\t')
        {
            at++;
        }

        return at - start;
    }
}
