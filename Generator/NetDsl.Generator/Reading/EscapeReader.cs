using System.Globalization;
using Microsoft.CodeAnalysis.Text;

namespace NetDsl.Generator.Reading;

/// <summary>Decodes the characters between the quotes of C# literals. The C# compiler has accepted them, so no form is in doubt.</summary>
internal static class EscapeReader
{
    /// <summary>Decodes a plain literal, where a backslash begins an escape; in interpolated ones braces are doubled.</summary>
    public static void ReadPlain(string source, int position, bool bracesAreDoubled, MappedTextBuilder target)
    {
        for (var i = 0; i < source.Length;)
        {
            if (source[i] == '\\')
            {
                var (value, length) = Escape(source, i);
                target.Append(value, new TextSpan(position + i, length));
                i += length;
            }
            else
            {
                i += ReadCharacter(source, i, position, "", bracesAreDoubled, target);
            }
        }
    }

    /// <summary>Decodes a verbatim literal, where only a quote is doubled; in interpolated ones braces are, too.</summary>
    public static void ReadVerbatim(string source, int position, bool bracesAreDoubled, MappedTextBuilder target)
    {
        for (var i = 0; i < source.Length;)
        {
            i += ReadCharacter(source, i, position, "\"", bracesAreDoubled, target);
        }
    }

    /// <summary>
    /// Decodes the content of a raw literal that goes over several lines: each line without the white space that stands before the
    /// closing quotes.
    /// </summary>
    /// <param name="source">The content.</param>
    /// <param name="position">Where it stands in the C# file.</param>
    /// <param name="indentation">The white space before the closing quotes.</param>
    /// <param name="atLineStart">Whether the content begins with the start of a line.</param>
    /// <param name="target">Where the characters go.</param>
    public static void ReadRawLines(string source, int position, string indentation, bool atLineStart, MappedTextBuilder target)
    {
        for (var i = 0; i < source.Length; i++)
        {
            if (atLineStart)
            {
                i += CommonPrefix(source, i, indentation);
                atLineStart = false;
                if (i == source.Length)
                {
                    return;
                }
            }

            target.Append(source[i], position + i);
            atLineStart = IsLineEnd(source, i);
        }
    }

    /// <summary>Appends characters that stand for themselves.</summary>
    public static void ReadRaw(string source, int position, MappedTextBuilder target)
    {
        for (var i = 0; i < source.Length; i++)
        {
            target.Append(source[i], position + i);
        }
    }

    private static int ReadCharacter(
        string source, int i, int position, string doubled, bool bracesAreDoubled, MappedTextBuilder target)
    {
        var character = source[i];
        var isDoubled = i + 1 < source.Length
            && source[i + 1] == character
            && (doubled.IndexOf(character) >= 0 || (bracesAreDoubled && character is '{' or '}'));
        if (isDoubled && (bracesAreDoubled || character is not ('{' or '}')))
        {
            target.Append(character.ToString(), new TextSpan(position + i, 2));
            return 2;
        }

        target.Append(character, position + i);
        return 1;
    }

    private static bool IsLineEnd(string source, int i) =>
        source[i] is '\n' or '\u0085' or '\u2028' or '\u2029'
        || (source[i] == '\r' && (i + 1 == source.Length || source[i + 1] != '\n'));

    private static int CommonPrefix(string source, int start, string indentation)
    {
        var length = 0;
        while (length < indentation.Length && start + length < source.Length && source[start + length] == indentation[length])
        {
            length++;
        }

        return length;
    }

    private static (string Value, int Length) Escape(string source, int start) => source[start + 1] switch
    {
        '0' => ("\0", 2),
        'a' => ("\a", 2),
        'b' => ("\b", 2),
        'e' => ("\u001b", 2),
        'f' => ("\f", 2),
        'n' => ("\n", 2),
        'r' => ("\r", 2),
        't' => ("\t", 2),
        'v' => ("\v", 2),
        'u' => CodePoint(source, start, 4),
        'U' => CodePoint(source, start, 8),
        'x' => CodePoint(source, start, HexDigits(source, start + 2)),
        var other => (other.ToString(), 2),
    };

    private static (string Value, int Length) CodePoint(string source, int start, int digits)
    {
        var value = int.Parse(source.Substring(start + 2, digits), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        var text = value > char.MaxValue ? char.ConvertFromUtf32(value) : ((char)value).ToString();
        return (text, digits + 2);
    }

    private static int HexDigits(string source, int start)
    {
        var count = 0;
        while (count < 4 && start + count < source.Length && Uri.IsHexDigit(source[start + count]))
        {
            count++;
        }

        return count;
    }
}
