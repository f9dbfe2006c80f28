namespace NetDsl.Compiler.Syntax;

/// <summary>A text with the name that diagnostics give it: the only thing the compiler ever reads.</summary>
/// <param name="path">The file's path, or the class name for a declaration inside C#.</param>
/// <param name="text">The text; its line ends may be of any kind.</param>
public sealed class SourceText(string path, string text)
{
    private int[]? lineStarts;

    /// <summary>The file's path, or the class name for a declaration inside C#.</summary>
    public string Path { get; } = path;

    /// <summary>The text.</summary>
    public string Text { get; } = text;

    /// <summary>Line and column of an offset, both counted from 1.</summary>
    public (int Line, int Column) PositionOf(int offset)
    {
        lineStarts ??= FindLineStarts(Text);
        var index = Array.BinarySearch(lineStarts, offset);
        var line = index >= 0 ? index : ~index - 1;
        return (line + 1, offset - lineStarts[line] + 1);
    }

    /// <summary>A span of this text.</summary>
    public SourceSpan Span(int start, int length) => new(this, start, length);

    private static int[] FindLineStarts(string text)
    {
        var starts = new List<int> { 0 };
        for (var i = 0; i < text.Length; i++)
        {
            var endsLine = text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n'));
            if (endsLine)
            {
                starts.Add(i + 1);
            }
        }

        return [.. starts];
    }
}
