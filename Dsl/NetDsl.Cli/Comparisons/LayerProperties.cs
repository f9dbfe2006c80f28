using NetDsl.Compiler.Analysis;
using NetDsl.Compiler.Graph;

namespace NetDsl.Cli.Comparisons;

/// <summary>What distinguishes a layer of a network, besides its figures.</summary>
internal sealed class LayerProperties
{
    private readonly Dictionary<GraphNode, string> activations;
    private readonly HashSet<string> names;

    public LayerProperties(NetworkFacts facts)
    {
        activations = facts.Layers
            .Where(layer => layer.Node.Owner is not null)
            .ToDictionary(layer => layer.Node.Owner!, layer => layer.Node.Layer.Definition.Keyword);
        names = [.. facts.Layers.Select(layer => layer.Node.ShownName)];
    }

    /// <summary>What differs of a layer that both networks have.</summary>
    public static IReadOnlyList<PropertyDifference> Differences(LayerFacts before, LayerProperties first, LayerFacts after, LayerProperties second)
    {
        var (a, b) = (before.Node, after.Node);
        PropertyDifference[] properties =
        [
            new("kind", a.Layer.Definition.Keyword, b.Layer.Definition.Keyword),
            .. Arguments(a, b),
            new("activation", first.ActivationOf(a), second.ActivationOf(b)),
            .. Inputs(a, first, b, second),
            new("output", a.Output.ToString(), b.Output.ToString()),
        ];
        return [.. properties.Where(property => property.Before != property.After)];
    }

    private static IEnumerable<PropertyDifference> Arguments(GraphNode a, GraphNode b) =>
        a.Layer.Definition != b.Layer.Definition || a.Layer.Spec.Equals(b.Layer.Spec) || a.Inputs.Count == 0
            ? []
            : a.Layer.Definition.Arguments.Select(argument => new PropertyDifference(
                argument.Name, ArgumentText.Of(a.Layer.Arguments, argument), ArgumentText.Of(b.Layer.Arguments, argument)));

    // A layer put in between changes what the next one reads, which needs no saying; other wires do.
    private static IEnumerable<PropertyDifference> Inputs(GraphNode a, LayerProperties first, GraphNode b, LayerProperties second) =>
        a.Inputs.All(input => second.names.Contains(input.ShownName)) && b.Inputs.All(input => first.names.Contains(input.ShownName))
            ? [new PropertyDifference("input", NamesOf(a.Inputs), NamesOf(b.Inputs))]
            : [];

    private static string NamesOf(IReadOnlyList<GraphNode> nodes) => string.Join(", ", nodes.Select(node => node.ShownName));

    private string ActivationOf(GraphNode layer) => activations.GetValueOrDefault(layer, "none");
}
