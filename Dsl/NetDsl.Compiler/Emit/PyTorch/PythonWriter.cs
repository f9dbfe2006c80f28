using System.Text;

namespace NetDsl.Compiler.Emit.PyTorch;

/// <summary>Writes lines of Python with their indentation, broken inside of brackets where they are too long.</summary>
internal sealed class PythonWriter
{
    /// <summary>The longest line.</summary>
    public const int Width = 110;

    private readonly StringBuilder text = new();
    private int depth;

    /// <summary>Lines, each with the indentation of this place and one of its own; an empty one has none.</summary>
    public PythonWriter Lines(string lines)
    {
        foreach (var line in lines.Split('\n'))
        {
            text.Append(' ', line.Length > 0 ? depth * 4 : 0).Append(line).Append('\n');
        }

        return this;
    }

    /// <summary>A statement on one line, or on several.</summary>
    /// <param name="code">The statement.</param>
    /// <param name="comment">What stands behind it, without its sign; empty for nothing.</param>
    public PythonWriter Statement(string code, string comment = "")
    {
        var lines = new List<string>();
        Break(code, "", lines, Width - (depth * 4));
        if (comment.Length > 0)
        {
            var last = lines[lines.Count - 1];
            if (last.Length + comment.Length + 4 <= Width + 2 - (depth * 4))
            {
                lines[lines.Count - 1] = $"{last}  # {comment}";
            }
            else
            {
                lines.Insert(0, $"# {comment}");
            }
        }

        return Lines(string.Join("\n", lines));
    }

    /// <summary>A header, and below it what is written inside.</summary>
    public PythonWriter Block(string header, Action body)
    {
        Lines(header);
        depth++;
        body();
        depth--;
        return this;
    }

    /// <inheritdoc/>
    public override string ToString() => text.ToString();

    // Breaks behind the first bracket: what stands in it goes on lines of its own, as many items on each as there is room for.
    private static void Break(string code, string indentation, List<string> lines, int width)
    {
        var open = code.IndexOfAny(['(', '[', '{']);
        if (indentation.Length + code.Length <= width || open < 0 || code.Contains('\n'))
        {
            lines.Add(indentation + code);
            return;
        }

        var close = Closing(code, open);
        lines.Add(indentation + code.Substring(0, open + 1));
        var inner = indentation + "    ";
        var line = "";
        foreach (var item in Items(code.Substring(open + 1, close - open - 1)))
        {
            if (line.Length > 0 && inner.Length + line.Length + item.Length + 2 > width)
            {
                Break(line + ",", inner, lines, width);
                line = "";
            }

            line += line.Length > 0 ? ", " + item : item;
        }

        Break(line, inner, lines, width);
        Break(code.Substring(close), indentation, lines, width);
    }

    private static int Closing(string code, int open)
    {
        var level = 0;
        for (var i = open; i < code.Length; i++)
        {
            level += code[i] is '(' or '[' or '{' ? 1 : code[i] is ')' or ']' or '}' ? -1 : 0;
            if (level == 0)
            {
                return i;
            }
        }

        return code.Length - 1;
    }

    private static IEnumerable<string> Items(string content)
    {
        var (level, start) = (0, 0);
        for (var i = 0; i < content.Length; i++)
        {
            level += content[i] is '(' or '[' or '{' ? 1 : content[i] is ')' or ']' or '}' ? -1 : 0;
            if (level == 0 && content[i] == ',')
            {
                yield return content.Substring(start, i - start).Trim();
                start = i + 1;
            }
        }

        yield return content.Substring(start).Trim();
    }
}
