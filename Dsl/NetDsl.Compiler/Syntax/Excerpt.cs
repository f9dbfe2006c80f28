using System.Text;

namespace NetDsl.Compiler.Syntax;

/// <summary>A user's own characters, as a sentence of one line can show them.</summary>
internal static class Excerpt
{
    private const int MaxLength = 40;

    /// <summary>The characters of a span on one line; a long text is cut.</summary>
    public static string Of(SourceSpan span) => span.Length > 4 * MaxLength
        ? Of(span.Source.Text.Substring(span.Start, 4 * MaxLength))
        : Of(span.Text);

    /// <summary>The statement that a span begins, as far as its line goes: a place that means the same in a file, a literal and attributes.</summary>
    public static string OfStatement(SourceSpan first)
    {
        var (text, end, depth) = (first.Source.Text, first.End, 0);
        for (; end < text.Length && text[end] is not ('\r' or '\n' or ';' or '{' or '}'); end++)
        {
            depth += text[end] switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth < 0 || (text[end] == '/' && end + 1 < text.Length && text[end + 1] == '/'))
            {
                break;
            }
        }

        return Of(text.Substring(first.Start, end - first.Start));
    }

    /// <summary>A text on one line; a long one is cut.</summary>
    public static string Of(string text)
    {
        var result = new StringBuilder(MaxLength);
        foreach (var c in text)
        {
            var isBlank = char.IsWhiteSpace(c) || char.IsControl(c);
            if (isBlank && (result.Length == 0 || result[result.Length - 1] == ' '))
            {
                continue;
            }

            if (result.Length == MaxLength)
            {
                return Cut(result);
            }

            result.Append(isBlank ? ' ' : c);
        }

        return result.ToString().TrimEnd(' ');
    }

    /// <summary>Makes room for the dots; a character of two code units is not cut in the middle.</summary>
    private static string Cut(StringBuilder line)
    {
        var length = MaxLength - 3;
        return line.ToString(0, char.IsHighSurrogate(line[length - 1]) ? length - 1 : length) + "...";
    }
}
