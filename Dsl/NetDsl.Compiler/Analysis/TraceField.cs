using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Layers;

namespace NetDsl.Compiler.Analysis;

/// <summary>
/// Goes back from one unit to what it sees of each layer in front of it: through a window to the positions that it reads, and where paths
/// meet to the union over them. Paths through layers that see everything (a gate's global pooling) are left out, as in the field's size.
/// </summary>
internal static class TraceField
{
    /// <summary>Traces one unit, in time linear in the network's size.</summary>
    /// <param name="graph">The network.</param>
    /// <param name="facts">What was computed of it.</param>
    /// <param name="layer">The unit's layer, whose field is known.</param>
    /// <param name="row">The unit's row, counted from 0.</param>
    /// <param name="column">The unit's column, counted from 0.</param>
    public static FieldTrace Run(NetworkGraph graph, NetworkFacts facts, GraphNode layer, int row, int column)
    {
        var unit = new FieldWindow(new AxisRange(row, row), new AxisRange(column, column));
        var reach = new FieldWindow?[graph.Nodes.Count];
        var seen = new FieldWindow?[graph.Nodes.Count];
        reach[layer.Index] = seen[layer.Index] = unit;
        var layers = new List<TracedLayer>();
        for (var i = layer.Index; i >= 0; i--)
        {
            if (reach[i] is not { } reached || seen[i] is not { } unclipped)
            {
                continue;
            }

            var node = graph.Nodes[i];
            var traced = new TracedLayer(node, reached, unclipped.Within(node.Output));
            layers.Add(traced);
            foreach (var input in node.Inputs.Where(input => facts.Layers[input.Index].Field is not null))
            {
                Join(reach, input, Read(node, input, traced.Reach));
                Join(seen, input, Read(node, input, traced.Seen));
            }
        }

        layers.Reverse();
        return new FieldTrace(row, column, layers);
    }

    private static void Join(FieldWindow?[] windows, GraphNode layer, FieldWindow window) =>
        windows[layer.Index] = windows[layer.Index]?.Union(window) ?? window;

    private static FieldWindow Read(GraphNode node, GraphNode input, FieldWindow at) =>
        node.Layer.Field(input.Output) is FieldEffect.WindowEffect { Window: var window }
            ? at.ReadThrough(window)
            : new FieldWindow(
                Spread(at.Rows, input.Output.Height, node.Output.Height),
                Spread(at.Columns, input.Output.Width, node.Output.Width));

    // The one row of a gate's factors belongs to every row of the image.
    private static AxisRange Spread(AxisRange at, int input, int output) => input == 1 && output > 1 && !at.IsEmpty ? new AxisRange(0, 0) : at;
}
