namespace NetDsl.Generator.Reading;

/// <summary>Where the content of a raw literal over several lines stands: behind the opening line and before the closing one.</summary>
/// <param name="Start">Offset in the token of the first line's first character.</param>
/// <param name="Length">Characters up to the line end before the closing quotes.</param>
/// <param name="Indentation">The white space before the closing quotes.</param>
internal readonly record struct RawContent(int Start, int Length, string Indentation)
{
    /// <summary>Offset behind the last character.</summary>
    public int End => Start + Length;

    /// <summary>Finds the content in a token that begins and ends with the given number of quotes.</summary>
    public static RawContent Of(string token, int quotes)
    {
        var start = token.IndexOfAny(['\n', '\r'], quotes);
        start += LineEndLength(token, start);
        var closing = token.Length - quotes;
        var lastLine = token.LastIndexOfAny(['\n', '\r'], closing - 1) + 1;
        var end = lastLine - 1;
        if (end > 0 && token[end] == '\n' && token[end - 1] == '\r')
        {
            end--;
        }

        return new RawContent(start, Math.Max(0, end - start), token.Substring(lastLine, closing - lastLine));
    }

    private static int LineEndLength(string token, int position) =>
        token[position] == '\r' && token[position + 1] == '\n' ? 2 : 1;
}
