using NetDsl.Compiler.Analysis;
using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Layers;
using NetDsl.Compiler.Tests.Library;

namespace NetDsl.Compiler.Tests.Analysis;

public sealed class TraceFieldTests
{
    /// <summary>The lecture's exercises: each window from the input to the unit, which sees one position of its own layer.</summary>
    [Theory]
    [InlineData("conv2d 1, 3x3; conv2d 1, 3x3; conv2d 1, 3x3", new[] { 7, 5, 3, 1 })]
    [InlineData("repeat 3 { conv2d 1, 3x3; maxpool 2x2 }", new[] { 22, 20, 10, 8, 4, 2, 1 })]
    public void Windows_grow_from_the_unit_to_the_input(string layers, int[] sizes)
    {
        var (graph, facts) = Compile("input 40x44x1; " + layers);

        var trace = TraceField.Run(graph, facts, graph.Output, 1, 2);

        Assert.Equal(sizes, trace.Layers.Select(traced => (int)traced.Seen.Rows.Count));
        Assert.Equal(sizes, trace.Layers.Select(traced => (int)traced.Seen.Columns.Count));
        Assert.Equal(new FieldWindow(new AxisRange(1, 1), new AxisRange(2, 2)), trace.Unit.Seen);
    }

    [Fact]
    public void What_lies_in_the_padding_is_reached_and_not_seen()
    {
        var (graph, facts) = Compile("input 28x28x1; conv2d 6, 5x5, padding: same; maxpool 2x2; conv2d 16, 5x5; maxpool 2x2");

        var input = TraceField.Run(graph, facts, graph.Output, 0, 4).Input;

        Assert.Equal(new FieldWindow(new AxisRange(-2, 13), new AxisRange(14, 29)), input.Reach);
        Assert.Equal(new FieldWindow(new AxisRange(0, 13), new AxisRange(14, 27)), input.Seen);
    }

    /// <summary>The recurrence forward and the way back are two computations of one thing, on every layer of real networks.</summary>
    [Theory]
    [InlineData("classic.LeNet5")]
    [InlineData("keras.ResNet50")]
    [InlineData("keras.InceptionV3")]
    [InlineData("keras.EfficientNetB0")]
    [InlineData("keras.NASNetMobile")]
    [InlineData("torchvision.DenseNet121")]
    public void The_way_back_ends_at_the_field_of_every_layer(string network)
    {
        var compilation = LibraryCompilation.Of(network, "top: false");
        var (graph, facts) = (compilation.Graph!, compilation.Facts!);
        var layers = facts.Layers.Where(layer => layer.Field is { IsAligned: true }).ToList();
        Assert.True(layers.Count > 4);

        foreach (var layer in layers.Where((_, i) => i % 5 == 0 || i == layers.Count - 1))
        {
            var (row, column) = (layer.Node.Output.Height - 1, layer.Node.Output.Width / 3);

            var reach = TraceField.Run(graph, facts, layer.Node, row, column).Input.Reach;

            var (height, width) = (layer.Field!.Height, layer.Field.Width);
            Assert.Equal((layer.Node.Name, Start(height, row), height.Size), (layer.Node.Name, reach.Rows.First, reach.Rows.Count));
            Assert.Equal((layer.Node.Name, Start(width, column), width.Size), (layer.Node.Name, reach.Columns.First, reach.Columns.Count));
        }
    }

    /// <summary>Every unit against the positions that its taps lead to, one by one.</summary>
    [Theory]
    [InlineData("conv2d 1, 3x5, padding: same; maxpool 3x2, stride: 2; conv2d 1, 2x3, padding: (1, 0, 0, 2)")]
    [InlineData("crop 2; conv2d 1, 3x3, padding: 1; conv2d 1, 3x3, padding: 2")]
    [InlineData("zeropad (3, 0, 1, 2); conv2d 1, 4x4, stride: 3; conv2d 1, 3x3, padding: same")]
    [InlineData("conv2d 1, 3x3, padding: same; residual { conv2d 1, 3x3, padding: same; conv2d 1, 5x1, padding: same }; maxpool 2x2")]
    [InlineData("x: current; concat { branch { conv2d 1, 5x5, padding: same } branch { maxpool 3x3, stride: 1, padding: same } }; conv2d 1, 1x1")]
    [InlineData("conv2d 2, 3x3; gate { globalavgpool; dense 2, activation: sigmoid }; conv2d 1, 3x3")]
    public void A_unit_sees_what_its_taps_lead_to(string layers)
    {
        var (graph, facts) = Compile("input 17x14x2; " + layers);
        var output = graph.Output.Output;
        foreach (var row in Enumerable.Range(0, output.Height))
        {
            foreach (var column in Enumerable.Range(0, output.Width))
            {
                var seen = Taps(graph, facts, row, column);

                foreach (var traced in TraceField.Run(graph, facts, graph.Output, row, column).Layers)
                {
                    var taps = seen[traced.Layer.Index];
                    Assert.Equal(new AxisRange(taps.Min(at => at.Row), taps.Max(at => at.Row)), traced.Seen.Rows);
                    Assert.Equal(new AxisRange(taps.Min(at => at.Column), taps.Max(at => at.Column)), traced.Seen.Columns);
                }
            }
        }
    }

    [Fact]
    public void A_unit_of_nothing_but_padding_sees_nothing()
    {
        var (graph, facts) = Compile("input 4x4x1; zeropad 3; conv2d 1, 2x2");

        var trace = TraceField.Run(graph, facts, graph.Output, 0, 3);

        Assert.True(trace.Input.Seen.IsEmpty);
        Assert.Equal(new AxisRange(-3, -2), trace.Input.Reach.Rows);
    }

    private static long Start(AxisField field, int position) => (position * field.Stride) - field.Padding;

    private static Dictionary<int, HashSet<(int Row, int Column)>> Taps(NetworkGraph graph, NetworkFacts facts, int row, int column)
    {
        var seen = new Dictionary<int, HashSet<(int Row, int Column)>> { [graph.Output.Index] = [(row, column)] };
        foreach (var node in graph.Nodes.Reverse().Where(node => seen.ContainsKey(node.Index)))
        {
            foreach (var input in node.Inputs.Where(input => facts.Layers[input.Index].Field is not null))
            {
                seen.TryAdd(input.Index, []);
                seen[input.Index].UnionWith(seen[node.Index].SelectMany(at => TapsOf(node, input, at)));
            }
        }

        return seen;
    }

    private static IEnumerable<(int Row, int Column)> TapsOf(GraphNode node, GraphNode input, (int Row, int Column) at)
    {
        if (node.Layer.Field(input.Output) is not FieldEffect.WindowEffect { Window: var window })
        {
            return [at];
        }

        return
            from row in Enumerable.Range(0, window.Height.Kernel).Select(tap => (at.Row * window.Height.Stride) - window.Height.Before + tap)
            from column in Enumerable.Range(0, window.Width.Kernel).Select(tap => (at.Column * window.Width.Stride) - window.Width.Before + tap)
            where row >= 0 && row < input.Output.Height && column >= 0 && column < input.Output.Width
            select (row, column);
    }

    private static (NetworkGraph Graph, NetworkFacts Facts) Compile(string text)
    {
        var place = new ClassPlace("", ValueList<string>.Empty, "Net", "partial class Net");
        var compilation = NetCompiler.Compile(new NetworkRequest(place, new SourceFile("Net.netdsl", text), null, "", ValueList<SourceFile>.Empty));
        Assert.True(compilation.Succeeded, string.Join('\n', compilation.Diagnostics));
        return (compilation.Graph!, compilation.Facts!);
    }
}
