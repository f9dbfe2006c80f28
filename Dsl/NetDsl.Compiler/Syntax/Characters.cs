namespace NetDsl.Compiler.Syntax;

/// <summary>The classes of characters that the language tells apart; ASCII alone, so that no culture or Unicode version matters.</summary>
internal static class Characters
{
    public static bool IsDigit(char c) => c is >= '0' and <= '9';

    public static bool IsNameStart(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_';

    public static bool IsNamePart(char c) => IsNameStart(c) || IsDigit(c);

    public static bool IsLineEnd(char c) => c is '\n' or '\r';

    public static bool IsSpace(char c) => c is ' ' or '\t' or '\n' or '\r';

    /// <summary>Whether a character is one of the signs that the language uses.</summary>
    public static bool IsSign(char c) => c is ':' or ';' or ',' or '.' or '(' or ')' or '[' or ']' or '{' or '}' or '"'
        or '+' or '-' or '*' or '/' or '%' or '<' or '>' or '=' or '!' or '|';

    /// <summary>The offset of the first character from <paramref name="offset"/> on that is no white space.</summary>
    public static int SkipSpace(string text, int offset, int end)
    {
        while (offset < end && IsSpace(text[offset]))
        {
            offset++;
        }

        return offset;
    }

    /// <summary>The offset behind the last character before <paramref name="end"/> that is no white space.</summary>
    public static int TrimEnd(string text, int start, int end)
    {
        while (end > start && IsSpace(text[end - 1]))
        {
            end--;
        }

        return end;
    }

    /// <summary>The offset behind the name that begins at <paramref name="offset"/>; the same offset if none does.</summary>
    public static int NameEnd(string text, int offset, int end)
    {
        if (offset >= end || !IsNameStart(text[offset]))
        {
            return offset;
        }

        while (offset < end && IsNamePart(text[offset]))
        {
            offset++;
        }

        return offset;
    }

    /// <summary>Whether the word stands at an offset, as a whole word.</summary>
    public static bool HasWord(string text, int offset, int end, string word) =>
        offset + word.Length <= end
        && string.CompareOrdinal(text, offset, word, 0, word.Length) == 0
        && (offset + word.Length == end || !IsNamePart(text[offset + word.Length]));
}
