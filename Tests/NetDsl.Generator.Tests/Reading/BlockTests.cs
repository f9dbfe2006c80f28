using Microsoft.CodeAnalysis;
using NetDsl.Generator.Tests.Hosting;

namespace NetDsl.Generator.Tests.Reading;

/// <summary>Blocks of other classes in networks that are declared by attributes.</summary>
public sealed class BlockTests
{
    private const string Network = """
        using NetDsl;
        namespace Shop;
        [Network]
        [Input(8, 8, 3)]
        [Block(typeof(Cell), 4, true, Name = "stem")]
        [Block(typeof(Cell), 8, With = "deep: false", Repeat = 3, Name = "layer1")]
        [Block(typeof(Cell), 8, From = "stem", Repeat = 2)]
        [ExpectOutput(8, 8, 8)]
        public partial class Net;
        """;

    private const string Block = """"
        using NetDsl;
        namespace Shop;
        [NetworkBlock("f, deep: true", """
            conv2d f, 3x3, padding: same; relu
            when deep { conv2d f, 1x1 }
            """)]
        public static class Cell;
        """";

    [Fact]
    public void A_block_is_imported_and_used_like_a_layer() => Assert.Equal(
        """
        import "Shop.Cell"
        input 8x8x3
        stem: Cell 4, true
        repeat i in 0..2 { "layer1.{i}": Cell 8, deep: false }
        from stem
        repeat i in 0..1 { Cell 8 }
        expect output == 8x8x8

        """.ReplaceLineEndings("\n"),
        ReaderText.Net(new TestProject(Network, Block)).Declaration!.Text);

    [Fact]
    public async Task Blocks_of_other_files_are_compiled_with_the_network()
    {
        var project = new TestProject(Network, Block);

        var (compilation, _) = project.Generate();

        Assert.Empty((await project.Analyze(compilation)).Where(one => one.Severity == DiagnosticSeverity.Error));
        var code = compilation.SyntaxTrees.Last().ToString();
        Assert.Contains("layer1.2.conv1.kernel", code, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mistake_in_a_block_is_reported_where_the_block_is_written()
    {
        var source = MarkedSource.Parse(Block.Replace("3x3, padding: same", "⟦99x99⟧"));

        var diagnostic = (await new TestProject(Network, source.Text).Analyze()).First(one => one.Severity == DiagnosticSeverity.Error);

        Assert.Equal((TestProject.Folder + "File1.cs", source.Spans[0]), (diagnostic.Location.GetLineSpan().Path, diagnostic.Location.SourceSpan));
    }
}
