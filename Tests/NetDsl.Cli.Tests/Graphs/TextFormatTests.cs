using System.Text.RegularExpressions;
using NetDsl.Cli.Graphs.Diagrams;
using NetDsl.Cli.Graphs.Drawing;

namespace NetDsl.Cli.Tests.Graphs;

public sealed class TextFormatTests
{
    // Names that are words of Mermaid and of DOT.
    private const string Text = """
        block end { residual { graph: conv2d 4, 1x1; conv2d 4, 1x1 } node: relu }
        network subgraph { input 8x8x4; class: conv2d 4, 1x1; repeat 2 { end } globalavgpool; digraph: dense 2, activation: relu }
        """;

    [Fact]
    public void Mermaid_has_names_in_quotes_only()
    {
        var lines = MermaidText.Write(Drawn.Of(Text).Diagram).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal("flowchart TB", lines[0]);
        Assert.All(lines.Skip(3), line => Assert.Matches(
            """^ *(n\d+\["[^"\[\]]+"\]|subgraph b\d+ \["[^"]+"\]|end|n\d+ -->\|"[^"]+"\| n\d+|classDef [a-z]+ [a-z0-9#:,]+|class [nb]\d+(,[nb]\d+)* [a-z]+)$""",
            line));
        Assert.Contains(lines, line => line.Contains("[\"end1–2 × 2\"]"));
        Assert.Equal(lines.Count(line => line.TrimStart().StartsWith("subgraph", StringComparison.Ordinal)), lines.Count(line => line.Trim() == "end"));
    }

    [Fact]
    public void Dot_has_a_cluster_for_every_block_and_an_edge_for_every_reader()
    {
        var diagram = Drawn.Of(Text).Diagram;
        var dot = DotText.Write(diagram);

        Assert.StartsWith("digraph \"Net\" {\n", dot);
        Assert.Single(Regex.Matches(dot, "subgraph cluster_b"));
        Assert.Equal(diagram.Wires.Sum(wire => wire.Targets.Count), Regex.Count(dot, @"^  n\d+ -> n\d+ \[label=""[0-9×]+""\];$", RegexOptions.Multiline));
        Assert.Equal(dot.Count(character => character == '{'), dot.Count(character => character == '}'));
        Assert.DoesNotMatch("[^\\\\]\"[a-z ]+\"[a-z]", dot);
    }

    [Fact]
    public void Every_layer_has_a_colour_that_the_legend_knows()
    {
        Assert.All(Enum.GetValues<LayerFamily>(), family => Assert.NotEmpty(FamilyStyle.Light(family).Fill));
        Assert.All(Enum.GetValues<LayerFamily>(), family => Assert.NotEmpty(LayerFamilies.Noun(family)));
    }

    [Theory]
    [InlineData("conv2d 4, 3x3", "Convolution")]
    [InlineData("depthwise 3x3", "Convolution")]
    [InlineData("separable 4, 3x3", "Convolution")]
    [InlineData("avgpool 2x2", "Pooling")]
    [InlineData("globalmaxpool", "Pooling")]
    [InlineData("batchnorm", "Normalization")]
    [InlineData("dropout 0.5", "Dropout")]
    [InlineData("tanh", "Activation")]
    [InlineData("flatten", "Reshaping")]
    [InlineData("zeropad 1", "Reshaping")]
    public void Layers_of_one_sort_have_one_colour(string layer, string family)
    {
        var graph = Drawn.Compile($"input 8x8x3; {layer}").Graph!;

        Assert.Equal(family, LayerFamilies.Of(graph.Nodes[1]).ToString());
    }
}
