using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Layers;

namespace NetDsl.Compiler.Analysis;

/// <summary>What is known of the field of a node. Both are null behind a layer that sees everything, and in networks of vectors.</summary>
/// <param name="Known">The field.</param>
/// <param name="UnknownSince">The layer from which on no numbers describe it, such as an upsampling.</param>
internal readonly record struct NodeField(ReceptiveField? Known, GraphNode? UnknownSince)
{
    /// <summary>Whether the node's positions still see parts of the input, known or not.</summary>
    public bool IsSpatial => Known is not null || UnknownSince is not null;
}

/// <summary>The receptive field of every layer of a network, in one walk over its nodes.</summary>
internal static class ReceptiveFields
{
    /// <summary>For each node, by index, its field.</summary>
    public static NodeField[] Compute(NetworkGraph graph)
    {
        var fields = new NodeField[graph.Nodes.Count];
        foreach (var node in graph.Nodes)
        {
            fields[node.Index] = node.Inputs.Count == 0 ? new NodeField(OfInput(node), null) : Behind(node, fields);
        }

        return fields;
    }

    /// <summary>
    /// The field of the whole network: that of its output, or where the output sees everything, that of the last layers on the way to
    /// it that do not, before flatten or global pooling. Where one of these is not known, neither is the network's.
    /// </summary>
    public static NodeField OfNetwork(NetworkGraph graph, IReadOnlyList<NodeField> fields)
    {
        var last = LastSpatial(graph, fields);
        var unknown = last.Find(node => fields[node.Index].Known is null);
        return last.Count == 0 ? default
            : unknown is not null ? fields[unknown.Index]
            : new NodeField(Meet(last.ConvertAll(node => fields[node.Index].Known!), last, seesEverything: false), null);
    }

    /// <summary>The layers with a field on the way to the output behind which none has one.</summary>
    private static List<GraphNode> LastSpatial(NetworkGraph graph, IReadOnlyList<NodeField> fields)
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

            var follows = fields[i].IsSpatial || followed[i];
            if (fields[i].IsSpatial && !followed[i])
            {
                last.Add(node);
            }

            foreach (var input in node.Inputs)
            {
                followed[input.Index] |= follows;
            }
        }

        return last;
    }

    private static ReceptiveField? OfInput(GraphNode node) =>
        node.Output.IsSpatial ? new ReceptiveField(AxisFields.Input, AxisFields.Input, IsAligned: true, SeesEverything: false) : null;

    private static NodeField Behind(GraphNode node, NodeField[] fields)
    {
        var effect = node.Layer.Field(node.Inputs[0].Output);
        var inputs = node.Inputs.Select(input => fields[input.Index]).Where(field => field.IsSpatial).ToList();
        if (inputs.Count == 0 || effect is FieldEffect.GlobalEffect)
        {
            return default;
        }

        var since = inputs.Select(field => field.UnknownSince).FirstOrDefault(source => source is not null);
        return since is not null || effect is FieldEffect.IrregularEffect
            ? new NodeField(null, since ?? node)
            : new NodeField(Behind(node, effect, inputs.ConvertAll(field => field.Known!)), null);
    }

    private static ReceptiveField Behind(GraphNode node, FieldEffect effect, List<ReceptiveField> known) => effect switch
    {
        FieldEffect.StatisticsEffect => known[0] with { SeesEverything = true },
        FieldEffect.WindowEffect { Window: var window } => known[0] with
        {
            Height = AxisFields.Through(known[0].Height, window.Height),
            Width = AxisFields.Through(known[0].Width, window.Width),
        },
        _ => Meet(known, [node], known.Count < node.Inputs.Count),
    };

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
