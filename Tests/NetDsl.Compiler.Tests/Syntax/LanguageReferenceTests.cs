using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Tests.Specs;

namespace NetDsl.Compiler.Tests.Syntax;

/// <summary>The examples of docs/language.md are networks that compile, and what it says of the language holds.</summary>
public sealed class LanguageReferenceTests
{
    private static readonly MarkdownPage Page =
        MarkdownPage.Read("language.md", File.ReadAllText(Path.Combine(SourceFolder.Root, "docs", "language.md")));

    public static TheoryData<int> ExampleLines => [.. Page.Blocks.Where(block => block.Language == "netdsl").Select(block => block.Line)];

    [Theory]
    [MemberData(nameof(ExampleLines))]
    public void An_example_compiles_without_a_word(int line)
    {
        var example = Page.Blocks.Single(block => block.Line == line).Text;
        Assert.Empty(SpecCompilation.Compile(example).Diagnostics.Select(diagnostic => diagnostic.ToString()));
    }

    [Fact]
    public void Every_keyword_and_every_layer_is_described()
    {
        var text = string.Join('\n', Page.Lines);
        string[] keywords = ["network", "block", "import", "repeat", "each", "carry", "when", "residual", "gate", "concat", "from", "default", "labels", "loss", "expect", "use"];
        Assert.All(keywords, keyword => Assert.Contains($"`{keyword} ", text.Replace("`name: ", "`", StringComparison.Ordinal), StringComparison.Ordinal));
        Assert.All(NetDsl.Compiler.Layers.LayerCatalogue.All, layer => Assert.Contains($"[{layer.Keyword}](../Tests/Specs/layers/{layer.Keyword}.md)", text, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_link_leads_to_a_file()
    {
        var links = System.Text.RegularExpressions.Regex.Matches(string.Join('\n', Page.Lines), @"\]\(([^)#]+)")
            .Select(match => Path.Combine(SourceFolder.Root, "docs", match.Groups[1].Value))
            .ToList();
        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.True(File.Exists(link) || Directory.Exists(link), link));
    }
}
