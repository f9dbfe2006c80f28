using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Tests.Specs;

namespace NetDsl.Compiler.Tests.Diagnostics;

/// <summary>
/// Every diagnostic has a page in docs/diagnostics: its first network triggers the diagnostic, its second one is the repaired one.
/// Pages on the project and on C# that uses networks show C#, which the generator's and the analyzers' tests run.
/// </summary>
public sealed class PageTests
{
    private static readonly string[] Sections = ["What it means", "Why it matters", "Example", "How to fix"];

    private static readonly IReadOnlyList<MarkdownPage> Pages =
        [.. MarkdownPage.In("diagnostics").Where(page => page.Name.StartsWith("NDSL", StringComparison.Ordinal))];

    public static TheoryData<string> PageNames => [.. Pages.Select(page => page.Name)];

    public static TheoryData<string> NetworkPageNames =>
        [.. Pages.Where(page => page.Blocks.Any(block => block.Language == "netdsl")).Select(page => page.Name)];

    [Fact]
    public void Every_diagnostic_has_a_page()
    {
        var missing = DiagnosticCatalogue.All.Select(rule => rule.Id + ".md").Except(Pages.Select(page => page.Name));

        Assert.True(!missing.Any(), $"docs/diagnostics lacks {string.Join(", ", missing)}");
    }

    [Fact]
    public void An_id_has_one_row_and_the_rows_are_in_order() => Assert.Equal(
        DiagnosticCatalogue.All.Select(rule => rule.Id).Distinct().Order(StringComparer.Ordinal),
        DiagnosticCatalogue.All.Select(rule => rule.Id));

    [Theory]
    [MemberData(nameof(PageNames))]
    public void A_page_has_its_title_and_its_sections(string name)
    {
        var page = Page(name);
        var rule = DiagnosticCatalogue.All.FirstOrDefault(candidate => candidate.Id + ".md" == name);

        Assert.NotNull(rule);
        Assert.Equal($"{rule.Id}: {rule.Title}", page.Title);
        Assert.Equal(Sections, page.Sections);
        Assert.True(page.Blocks.Count >= 1, $"{name} has no example");
    }

    [Theory]
    [MemberData(nameof(NetworkPageNames))]
    public void The_first_example_gives_the_diagnostic_as_quoted_and_the_second_is_repaired(string name)
    {
        var page = Page(name);
        var id = Path.GetFileNameWithoutExtension(name);
        var examples = page.Blocks.Where(block => block.Language == "netdsl").ToList();
        Assert.True(examples.Count >= 2, $"{name} needs a faulty network and a repaired one");

        var faulty = SpecCompilation.Compile(examples[0].Text);
        var mark = $"> {id}: ";
        Assert.Contains(id, Ids(faulty));
        SpecCompilation.AssertSaid(
            page.Lines.Where(line => line.StartsWith(mark, StringComparison.Ordinal)).Select(line => line[mark.Length..]),
            faulty);

        var repaired = SpecCompilation.Compile(examples[1].Text);
        Assert.DoesNotContain(id, Ids(repaired));
        Assert.True(repaired.Succeeded, $"{name}: the repaired network has errors: {string.Join("; ", repaired.Diagnostics)}");
    }

    private static MarkdownPage Page(string name) => Pages.First(page => page.Name == name);

    private static IEnumerable<string> Ids(NetworkCompilation compilation) =>
        compilation.Diagnostics.Select(diagnostic => diagnostic.Rule.Id);
}
