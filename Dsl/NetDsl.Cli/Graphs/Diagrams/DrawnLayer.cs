using NetDsl.Compiler.Analysis;
using NetDsl.Compiler.Graph;

namespace NetDsl.Cli.Graphs.Diagrams;

/// <summary>A layer as users wrote it: with the activation that it names.</summary>
/// <param name="index">Its position among the layers of the network.</param>
/// <param name="facts">What is computed of it.</param>
/// <param name="activation">The activation that it names, or null.</param>
/// <param name="inputs">The positions of the layers that it reads.</param>
internal sealed class DrawnLayer(int index, LayerFacts facts, GraphNode? activation, IReadOnlyList<int> inputs)
{
    /// <summary>Its position among the layers of the network, which stand behind what they read.</summary>
    public int Index => index;

    /// <summary>What is computed of it.</summary>
    public LayerFacts Facts => facts;

    /// <summary>The activation that it names, or null.</summary>
    public GraphNode? Activation => activation;

    /// <summary>The positions of the layers that it reads.</summary>
    public IReadOnlyList<int> Inputs => inputs;

    /// <summary>The hierarchical name.</summary>
    public string Name => Facts.Node.Name;

    /// <summary>The word in the language.</summary>
    public string Kind => Facts.Node.Layer.Definition.Keyword;

    /// <summary>The shape of one sample of its output.</summary>
    public TensorShape Shape => Facts.Node.Output;

    /// <summary>What sort of layer it is.</summary>
    public LayerFamily Family => LayerFamilies.Of(Facts.Node);

    /// <summary>The layers of a network in its order.</summary>
    public static IReadOnlyList<DrawnLayer> Of(NetworkGraph graph, NetworkFacts facts)
    {
        var positions = new Dictionary<GraphNode, int>();
        var activations = graph.Nodes.Where(node => node.Owner is not null).ToDictionary(node => node.Owner!);
        var layers = new List<DrawnLayer>();
        foreach (var layer in facts.Layers.Where(layer => layer.Node.Owner is null))
        {
            positions.Add(layer.Node, layers.Count);
            layers.Add(new DrawnLayer(
                layers.Count,
                layer,
                activations.GetValueOrDefault(layer.Node),
                [.. layer.Node.Inputs.Select(input => positions[input.Owner ?? input])]));
        }

        return layers;
    }

    /// <summary>
    /// Whether another layer differs in its name and its inputs at most, as far as a picture tells them apart: the rate of a dropout is not
    /// drawn, and stochastic depth has another one in each block.
    /// </summary>
    public bool ComputesAs(DrawnLayer other) =>
        Kind == other.Kind
        && Shape == other.Shape
        && Facts.Parameters == other.Facts.Parameters
        && Facts.Macs == other.Facts.Macs
        && (Family == LayerFamily.Dropout || Facts.Node.Layer.Spec.Equals(other.Facts.Node.Layer.Spec))
        && Activation?.Layer.Definition == other.Activation?.Layer.Definition
        && Equals(Activation?.Layer.Spec, other.Activation?.Layer.Spec);
}
