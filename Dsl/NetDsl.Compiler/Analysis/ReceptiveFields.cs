using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Layers;

namespace NetDsl.Compiler.Analysis;

/// <summary>The receptive field of every layer of a network, in one walk over its nodes.</summary>
internal static class ReceptiveFields
{
    /// <summary>For each node, by index, its field; null behind a layer that sees everything, and in networks of vectors.</summary>
    public static ReceptiveField?[] Compute(NetworkGraph graph)
    {
        var fields = new ReceptiveField?[graph.Nodes.Count];
        foreach (var node in graph.Nodes)
        {
            fields[node.Index] = node.Inputs.Count == 0 ? OfInput(node) : Behind(node, fields);
        }

        return fields;
    }

    /// <summary>
    /// The field of the whole network: that of its output, or where the output sees everything, that of the last layers on the way to
    /// it that do not, before flatten or global pooling.
    /// </summary>
    public static ReceptiveField? OfNetwork(NetworkGraph graph, IReadOnlyList<ReceptiveField?> fields)
    {
        var reaches = Reachability.ToOutput(graph);
        // Whether a layer with a field follows on the way to the output, as one does behind a gate's global pooling.
        var followed = new bool[graph.Nodes.Count];
        var last = new List<GraphNode>();
        for (var i = graph.Nodes.Count - 1; i >= 0; i--)
        {
            var node = graph.Nodes[i];
            if (!reaches[i])
            {
                continue;
            }

            var follows = fields[i] is not null || followed[i];
            if (fields[i] is not null && !followed[i])
            {
                last.Add(node);
            }

            foreach (var input in node.Inputs)
            {
                followed[input.Index] |= follows;
            }
        }

        return last.Count == 0 ? null : Meet(last.ConvertAll(node => fields[node.Index]!), last, seesEverything: false);
    }

    private static ReceptiveField? OfInput(GraphNode node) =>
        node.Output.IsSpatial ? new ReceptiveField(AxisFields.Input, AxisFields.Input, IsAligned: true, SeesEverything: false) : null;

    private static ReceptiveField? Behind(GraphNode node, ReceptiveField?[] fields)
    {
        var known = node.Inputs.Select(input => fields[input.Index]).Where(field => field is not null).Select(field => field!).ToList();
        if (known.Count == 0)
        {
            return null;
        }

        return node.Layer.Field(node.Inputs[0].Output) switch
        {
            FieldEffect.GlobalEffect => null,
            FieldEffect.WindowEffect effect => known[0] with
            {
                Height = AxisFields.Through(known[0].Height, effect.Window.Height),
                Width = AxisFields.Through(known[0].Width, effect.Window.Width),
            },
            _ => Meet(known, [node], known.Count < node.Inputs.Count),
        };
    }

    private static ReceptiveField Meet(List<ReceptiveField> fields, IReadOnlyList<GraphNode> at, bool seesEverything)
    {
        if (fields.Count == 1 && !seesEverything)
        {
            return fields[0];
        }

        var (rows, columns) = (at.Min(node => node.Output.Height), at.Min(node => node.Output.Width));
        var heights = fields.ConvertAll(field => field.Height);
        var widths = fields.ConvertAll(field => field.Width);
        return new ReceptiveField(
            AxisFields.Union(heights, rows),
            AxisFields.Union(widths, columns),
            fields.TrueForAll(field => field.IsAligned)
                && AxisFields.AreAligned(heights, rows)
                && AxisFields.AreAligned(widths, columns),
            seesEverything || fields.Exists(field => field.SeesEverything));
    }
}
