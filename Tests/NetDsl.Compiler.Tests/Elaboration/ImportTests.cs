using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Elaboration;
using NetDsl.Compiler.Syntax;

namespace NetDsl.Compiler.Tests.Elaboration;

/// <summary>Imports: which file a name means, and what is said where it means none.</summary>
public sealed class ImportTests
{
    private static readonly SourceFile Stage = new("blocks.netdsl", "block stage(f) { conv2d f, 1x1 }");

    [Fact]
    public void Blocks_of_an_imported_file_can_be_used() =>
        Assert.Equal("stage1.conv1", Elaborated.From("import \"blocks.netdsl\"\ninput 8x8x4\nstage 3", "", Stage).Names);

    [Fact]
    public void Imports_of_imports_count_and_a_file_is_read_once() => Assert.Equal(
        "a1.c1.elu1 b1.c1.elu1",
        Elaborated.From(
            "import \"a.netdsl\"\nimport \"b.netdsl\"\ninput 8x8x4\na; b",
            "",
            new SourceFile("a.netdsl", "import \"c.netdsl\"\nblock a() { c }"),
            new SourceFile("b.netdsl", "import \"c.netdsl\"\nblock b() { c }"),
            new SourceFile("c.netdsl", "block c() { elu }")).Names);

    [Theory]
    [InlineData("../shared/blocks.netdsl")]
    [InlineData("./../shared/blocks.netdsl")]
    [InlineData("..\\shared\\blocks.netdsl")]
    [InlineData("blocks.netdsl")]
    [InlineData("shared/blocks.netdsl")]
    public void A_path_may_be_relative_to_the_file_or_the_end_of_one(string path) => Assert.Equal(
        "stage1.conv1",
        Elaborated.FromFile(
            new SourceFile("C:\\work\\nets\\net.netdsl", $"import \"{path}\"\ninput 8x8x4\nstage 3"),
            "",
            Stage with { Path = "C:\\work\\shared\\blocks.netdsl" }).Names);

    [Fact]
    public void The_file_beside_the_text_comes_first() => Assert.Equal(
        "8x8x7",
        Elaborated.FromFile(
            new SourceFile("/a/net.netdsl", "import \"blocks.netdsl\"\ninput 8x8x4\nstage 3"),
            "",
            Stage with { Path = "/b/blocks.netdsl" },
            new SourceFile("/a/blocks.netdsl", "block stage(f) { conv2d 7, 1x1 }")).Output);

    [Theory]
    [InlineData("block.netdsl", "'block.netdsl' is none of the files that can be imported; write \"blocks.netdsl\"")]
    [InlineData("zzz.netdsl", "'zzz.netdsl' is none of the files that can be imported; add it as an additional file; known are blocks.netdsl and x.netdsl")]
    public void A_missing_file_is_one_diagnostic_and_its_blocks_are_no_further_ones(string path, string message) =>
        Elaborated.From($"import \"{path}\"\ninput 8x8x4\nunheard 3", "", Stage, new SourceFile("x.netdsl", ""))
            .Reports("NDSL2401", $"\"{path}\"", message);

    [Fact]
    public void Without_any_file_the_project_is_the_place_to_look_at() =>
        Elaborated.From("import \"blocks.netdsl\"\ninput 8x8x4\nelu").Reports(
            "NDSL2401",
            "\"blocks.netdsl\"",
            "'blocks.netdsl' is none of the files that can be imported; add it to the project, as in '<AdditionalFiles Include=\"blocks.netdsl\" />'");

    [Fact]
    public void A_circle_is_named_with_its_way() =>
        Elaborated.From(
            "import \"a.netdsl\"\ninput 8x8x4\nelu",
            "",
            new SourceFile("a.netdsl", "import \"b.netdsl\""),
            new SourceFile("b.netdsl", "import \"a.netdsl\"")).Reports(
            "NDSL2402", "\"a.netdsl\"", "'a.netdsl' is imported in a circle (a.netdsl -> b.netdsl -> a.netdsl); move what both need into a file of its own");

    [Fact]
    public void A_text_that_imports_itself_is_a_circle() =>
        Elaborated.From("import \"Net\"\ninput 8x8x4\nelu").Reports(
            "NDSL2402", "\"Net\"", "'Net' is imported in a circle (Net -> Net); move what both need into a file of its own");

    [Fact]
    public void Two_files_that_fit_are_named() =>
        Elaborated.From("import \"d.netdsl\"\ninput 8x8x4\nunheard", "", new SourceFile("x/d.netdsl", ""), new SourceFile("y/d.netdsl", "")).Reports(
            "NDSL2403", "\"d.netdsl\"", "'d.netdsl' is the end of several paths (x/d.netdsl and y/d.netdsl); write more of the path");

    [Fact]
    public void A_computed_name_is_refused() =>
        Elaborated.From("import \"blocks{1}.netdsl\"\ninput 8x8x4\nelu").Reports(
            "NDSL2404",
            "\"blocks{1}.netdsl\"",
            "\"blocks{1}.netdsl\" holds an expression, but the files of a network are known before anything is computed; write the file's name out");

    [Fact]
    public void Mistakes_of_an_imported_file_are_reported_there()
    {
        var network = Elaborated.From("import \"blocks.netdsl\"\ninput 8x8x4\nstage 3", "", Stage with { Text = "block stage(f) { conv2d g, 1x1 }" });
        Assert.Equal("blocks.netdsl(1,25): error NDSL2002: 'g' is no name of a value here; name the value that is meant 'g' before it is used", Assert.Single(network.Diagnostics).ToString());
    }

    [Fact]
    public void A_block_of_two_files_is_reported_with_both_places()
    {
        var diagnostic = Assert.Single(Elaborated.From("import \"blocks.netdsl\"\nblock stage() { elu }\ninput 8x8x4\nstage", "", Stage).Diagnostics);
        Assert.Equal("blocks.netdsl(1,7): error NDSL2009: block 'stage' is declared at Net(2,7) already; rename one of the two", diagnostic.ToString());
        Assert.Equal("Net(2,7)", Assert.Single(diagnostic.Related).Span.ToString());
    }

    [Fact]
    public void A_chain_of_very_many_files_is_no_deep_recursion()
    {
        var files = Enumerable.Range(0, 2_000).Select(i => new SourceFile($"f{i}.netdsl", i == 1_999 ? "block last() { elu }" : $"import \"f{i + 1}.netdsl\""));
        Assert.Equal("last1.elu1", Elaborated.From("import \"f0.netdsl\"\ninput 8x8x4\nlast", "", [.. files]).Names);
    }

    [Fact]
    public void The_networks_of_a_text_are_its_own()
    {
        var diagnostics = new DiagnosticBag();
        var main = NetworkParser.Parse(new SourceText("Net", "import \"x.netdsl\"\nnetwork A { input 3 }\nnetwork B { input 3 }"), diagnostics);
        var sources = new NetworkSources(main, new ValueList<SourceFile>([new SourceFile("x.netdsl", "network C { input 3 }\nblock b() { elu }")]), diagnostics);
        Assert.Equal(["A", "B"], sources.Networks.Select(network => network.Name!.Name));
        Assert.Equal(["b"], sources.Blocks.Select(block => block.Name.Name));
        Assert.NotNull(sources.FindBlock("b"));
        Assert.Null(sources.FindBlock("a"));
    }
}
