using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using NetDsl.Generator.Tests.Hosting;

namespace NetDsl.Generator.Tests.Projects;

/// <summary>The C# on the pages of docs/diagnostics does what the pages say: the first class triggers, the second one does not.</summary>
public sealed partial class PageTests
{
    public static TheoryData<string> Pages => new(Directory
        .GetFiles(Repository.Path("docs", "diagnostics"), "NDSL*.md")
        .Where(path => Blocks(path, "csharp").Count > 0)
        .Select(path => Path.GetFileNameWithoutExtension(path))
        .Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task The_first_example_gives_the_quoted_sentence(string id)
    {
        var text = File.ReadAllText(PathOf(id));
        var quoted = text.Split('\n').Where(line => line.StartsWith($"> {id}: ", StringComparison.Ordinal)).Select(line => line[$"> {id}: ".Length..]);

        var found = await Analyze(id, example: 0);

        Assert.All(found, diagnostic => Assert.Equal(id, diagnostic.Id));
        Assert.Equal(quoted, found.Select(diagnostic => diagnostic.GetMessage()));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task The_second_example_is_clean(string id) => Assert.Empty(await Analyze(id, example: 1));

    private static async Task<IReadOnlyList<Diagnostic>> Analyze(string id, int example)
    {
        var project = new TestProject(Blocks(PathOf(id), "csharp")[example]);
        if (ProjectOf(id, example).Contains("<PackageReference Include=\"NetDsl.Ilgpu\"", StringComparison.Ordinal))
        {
            project.WithDeviceRuntime();
        }

        foreach (var file in Blocks(PathOf(id), "text"))
        {
            var path = file.Split('\n')[0]["// ".Length..].Trim();
            project.WithFile(path, file);
        }

        return await project.Analyze();
    }

    // What a page shows of the project file above an example is what that example is compiled with.
    private static string ProjectOf(string id, int example)
    {
        var parts = File.ReadAllText(PathOf(id)).Split("```csharp\n");
        return string.Concat(Fence().Matches(parts[example]).Where(match => match.Groups["language"].Value == "xml").Select(match => match.Groups["text"].Value));
    }

    private static string PathOf(string id) => Repository.Path("docs", "diagnostics", id + ".md");

    private static List<string> Blocks(string path, string language) =>
        [.. Fence().Matches(File.ReadAllText(path)).Where(match => match.Groups["language"].Value == language).Select(match => match.Groups["text"].Value)];

    [GeneratedRegex("^```(?<language>\\w+)\\n(?<text>.*?)^```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fence();
}
