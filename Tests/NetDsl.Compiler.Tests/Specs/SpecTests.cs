namespace NetDsl.Compiler.Tests.Specs;

/// <summary>Runs every network of the pages in Tests/Specs: each states its shapes, counts, fields and diagnostics in comments.</summary>
public sealed class SpecTests
{
    private static readonly IReadOnlyList<MarkdownPage> Pages = MarkdownPage.In("Specs");

    public static TheoryData<string, int> Networks
    {
        get
        {
            var rows = new TheoryData<string, int>();
            foreach (var page in Pages)
            {
                foreach (var block in page.Blocks.Where(block => block.Language == "netdsl"))
                {
                    rows.Add(page.Name, block.Line);
                }
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void A_network_has_what_its_page_states(string page, int line)
    {
        var text = Pages.First(candidate => candidate.Name == page).Blocks.First(block => block.Line == line).Text;
        var expected = SpecExpectations.Read(text);
        var compilation = SpecCompilation.Compile(text);

        Assert.Equal(
            Lines(expected.Diagnostics),
            Lines(compilation.Diagnostics.Select(SpecCompilation.Describe)));
        SpecCompilation.AssertSaid(expected.Sentences, compilation);
        if (expected.Facts.Count > 0)
        {
            Assert.NotNull(compilation.Graph);
            Assert.Equal(
                expected.Facts.Select(fact => fact.Value),
                expected.Facts.Select(fact => SpecFacts.Describe(fact, compilation.Graph, compilation.Facts!)));
        }
    }

    [Fact]
    public void Every_page_has_networks_and_each_of_them_asserts_something()
    {
        Assert.All(Pages, page => Assert.Contains(page.Blocks, block => block.Language == "netdsl"));
        Assert.All(Pages.SelectMany(page => page.Blocks.Where(block => block.Language == "netdsl")), block =>
        {
            var expected = SpecExpectations.Read(block.Text);
            Assert.True(expected.Diagnostics.Count + expected.Facts.Count > 0, $"line {block.Line}: {block.Text}");
        });
    }

    private static string Lines(IEnumerable<ExpectedDiagnostic> diagnostics) =>
        string.Join('\n', diagnostics.Select(diagnostic => diagnostic.ToString()).Order(StringComparer.Ordinal));
}
