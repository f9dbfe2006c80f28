using NetDsl.Compiler.Layers;

namespace NetDsl.Compiler.Elaboration;

/// <summary>Arguments that <c>default</c> statements give to layers, immutable, so that the end of a scope undoes them.</summary>
internal sealed class LayerDefaults
{
    /// <summary>Stands for an argument that could not be understood: it may be any, so nothing of the layer is certain.</summary>
    public const string Unclear = "?";

    private static readonly Dictionary<string, BoundArgument?> Nothing = [];
    private readonly Dictionary<string, Dictionary<string, BoundArgument?>> byLayer;

    private LayerDefaults(Dictionary<string, Dictionary<string, BoundArgument?>> byLayer) => this.byLayer = byLayer;

    /// <summary>No defaults.</summary>
    public static LayerDefaults None { get; } = new(new Dictionary<string, Dictionary<string, BoundArgument?>>(StringComparer.Ordinal));

    /// <summary>The defaults of a layer by argument; null stands for a value whose mistake is reported.</summary>
    public IReadOnlyDictionary<string, BoundArgument?> Of(LayerDefinition layer) =>
        byLayer.TryGetValue(layer.Keyword, out var arguments) ? arguments : Nothing;

    /// <summary>These defaults and some more, which win.</summary>
    public LayerDefaults With(LayerDefinition layer, IReadOnlyDictionary<string, BoundArgument?> arguments)
    {
        var merged = new Dictionary<string, BoundArgument?>(StringComparer.Ordinal);
        foreach (var pair in Of(layer).Concat(arguments))
        {
            merged[pair.Key] = pair.Value;
        }

        return new LayerDefaults(new Dictionary<string, Dictionary<string, BoundArgument?>>(byLayer, StringComparer.Ordinal)
        {
            [layer.Keyword] = merged,
        });
    }
}
