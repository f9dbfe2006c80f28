using System.Globalization;

namespace NetDsl.Compiler.Tests.Specs;

/// <summary>A fenced block of a page.</summary>
/// <param name="Language">The word behind the fence; <c>repeat=3</c> behind it makes its text stand three times.</param>
/// <param name="Line">The line of the page on which its text begins.</param>
/// <param name="Text">Its text.</param>
internal sealed record FencedBlock(string Language, int Line, string Text);

/// <summary>A page of documentation that tests read: its title, its sections and its fenced blocks.</summary>
internal sealed record MarkdownPage(string Name, string Title, IReadOnlyList<string> Sections, IReadOnlyList<string> Lines, IReadOnlyList<FencedBlock> Blocks)
{
    /// <summary>The pages below a folder of the output, in the order of their names.</summary>
    public static IReadOnlyList<MarkdownPage> In(string folder)
    {
        var root = Path.Combine(AppContext.BaseDirectory, "Pages", folder);
        return
        [
            .. Directory.EnumerateFiles(root, "*.md", SearchOption.AllDirectories)
                .Select(file => (File: file, Name: Path.GetRelativePath(root, file).Replace('\\', '/')))
                .OrderBy(page => page.Name, StringComparer.Ordinal)
                .Select(page => Read(page.Name, File.ReadAllText(page.File))),
        ];
    }

    /// <summary>Reads a page.</summary>
    public static MarkdownPage Read(string name, string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var prose = new List<string>();
        var blocks = new List<FencedBlock>();
        for (var i = 0; i < lines.Length; i++)
        {
            if (!lines[i].StartsWith("```", StringComparison.Ordinal))
            {
                prose.Add(lines[i]);
                continue;
            }

            var end = Array.IndexOf(lines, "```", i + 1);
            Assert.True(end > 0, $"{name}({i + 1}): the fence is never closed");
            blocks.Add(ReadBlock(lines[i][3..].Trim(), i + 2, string.Join('\n', lines[(i + 1)..end])));
            i = end;
        }

        return new MarkdownPage(
            name,
            prose.First(line => line.StartsWith("# ", StringComparison.Ordinal))[2..],
            [.. prose.Where(line => line.StartsWith("## ", StringComparison.Ordinal)).Select(line => line[3..])],
            prose,
            blocks);
    }

    private static FencedBlock ReadBlock(string info, int line, string text)
    {
        const string Mark = " repeat=";
        var mark = info.IndexOf(Mark, StringComparison.Ordinal);
        if (mark < 0)
        {
            return new FencedBlock(info, line, text);
        }

        var times = int.Parse(info[(mark + Mark.Length)..], CultureInfo.InvariantCulture);
        return new FencedBlock(info[..mark], line, string.Concat(Enumerable.Repeat(text + "\n", times)));
    }
}
