using System.Text;

namespace NetDsl.Compiler.Emit;

/// <summary>Writes lines of C# with their indentation; line ends are '\n' on every system.</summary>
internal sealed class SourceWriter
{
    private readonly StringBuilder text = new();
    private int depth;

    /// <summary>A line, or an empty one.</summary>
    public SourceWriter Line(string line = "")
    {
        if (line.Length > 0)
        {
            text.Append(' ', depth * 4).Append(line);
        }

        text.Append('\n');
        return this;
    }

    /// <summary>A header with braces around what is written inside.</summary>
    public SourceWriter Braces(string header, Action body)
    {
        Line(header).Line("{");
        depth++;
        body();
        depth--;
        return Line("}");
    }

    /// <summary>The same, with an empty line in front.</summary>
    public SourceWriter Member(string header, Action body) => Line().Braces(header, body);

    /// <summary>An XML comment of one sentence or more.</summary>
    public SourceWriter Summary(string sentence) => Line($"/// <summary>{Escape(sentence)}</summary>");

    /// <summary>Text as an XML comment wants it; what C# takes for the end of a line would end the comment.</summary>
    public static string Escape(string sentence) => string.Concat(sentence.Select(character => character switch
    {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '\r' or '\n' or '\u0085' or '\u2028' or '\u2029' => " ",
        _ => character.ToString(),
    }));

    /// <summary>Text as a C# string literal.</summary>
    public static string Quote(string value)
    {
        var result = new StringBuilder("\"");
        foreach (var character in value)
        {
            result.Append(character switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                _ when char.IsControl(character) || character > '~' => FormattableString.Invariant($"\\u{(int)character:x4}"),
                _ => character.ToString(),
            });
        }

        return result.Append('"').ToString();
    }

    /// <inheritdoc/>
    public override string ToString() => text.ToString();
}
