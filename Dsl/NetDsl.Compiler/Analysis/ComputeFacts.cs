using NetDsl.Compiler.Graph;

namespace NetDsl.Compiler.Analysis;

public sealed partial record NetworkFacts
{
    /// <summary>Computes the facts of a network, in time linear in its size.</summary>
    public static NetworkFacts Compute(NetworkGraph graph)
    {
        var fields = ReceptiveFields.Compute(graph);
        var layers = graph.Nodes.Select(node => Describe(node, fields[node.Index].Known)).ToList();
        var field = ReceptiveFields.OfNetwork(graph, fields);
        return new NetworkFacts(
            layers,
            Sum(layers, layer => layer.Parameters),
            Sum(layers, layer => layer.Trainable),
            Sum(layers, layer => layer.Macs),
            field.Known)
        {
            FieldUnknownSince = field.UnknownSince,
        };
    }

    private static LayerFacts Describe(GraphNode node, ReceptiveField? field)
    {
        var input = node.Inputs.Count > 0 ? node.Inputs[0].Output : node.Output;
        return new LayerFacts(
            node,
            node.Weights.Sum(weight => weight.Elements),
            node.Weights.Where(weight => weight.IsTrainable).Sum(weight => weight.Elements),
            node.Layer.Macs(input, node.Output),
            field);
    }

    private static long Sum(List<LayerFacts> layers, Func<LayerFacts, long> count) =>
        layers.Aggregate(0L, (sum, layer) => Saturating.Add(sum, count(layer)));
}
