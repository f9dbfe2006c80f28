using NetDsl.Compiler.Graph;

namespace NetDsl.Compiler.Analysis;

/// <summary>The receptive field along one axis, in input pixels.</summary>
/// <param name="Size">Input positions that one output position depends on.</param>
/// <param name="Stride">Input positions between two neighbouring output positions.</param>
/// <param name="Padding">Input positions by which the first field reaches beyond the start of the input: the effective padding.</param>
public readonly record struct AxisField(long Size, long Stride, long Padding);

/// <summary>The receptive field of one layer. After Araujo, Norris and Sim, "Computing receptive fields of convolutional neural networks" (Distill, 2019).</summary>
/// <param name="Height">Along the height.</param>
/// <param name="Width">Along the width.</param>
/// <param name="IsAligned">Whether all paths from the input see fields around the same centre.</param>
/// <param name="SeesEverything">Whether some path (a gate's global pooling) sees the whole input; it is left out of the size.</param>
public sealed record ReceptiveField(AxisField Height, AxisField Width, bool IsAligned, bool SeesEverything)
{
    /// <summary>As tables have it: <c>5x5</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{Height.Size}x{Width.Size}");
}

/// <summary>What is computed of one node.</summary>
/// <param name="Node">The node.</param>
/// <param name="Parameters">All weights, trainable or not.</param>
/// <param name="Trainable">Weights that training changes.</param>
/// <param name="Macs">Multiply-adds of one sample.</param>
/// <param name="Field">The receptive field; null from the first layer on that sees everything, or behind which it is not known.</param>
public sealed record LayerFacts(GraphNode Node, long Parameters, long Trainable, long Macs, ReceptiveField? Field);

/// <summary>What is computed of a whole network.</summary>
/// <param name="Layers">Facts of each node, in the order of the graph.</param>
/// <param name="Parameters">All weights.</param>
/// <param name="Trainable">Weights that training changes.</param>
/// <param name="Macs">Multiply-adds of one sample.</param>
/// <param name="Field">The field at the last layer that has one; null for a network of vectors, and where it is not known.</param>
public sealed partial record NetworkFacts(
    IReadOnlyList<LayerFacts> Layers,
    long Parameters,
    long Trainable,
    long Macs,
    ReceptiveField? Field)
{
    /// <summary>The layer from which on no numbers describe the field, such as an upsampling; null where they do.</summary>
    public GraphNode? FieldUnknownSince { get; init; }

    /// <summary>Weights that training leaves alone: moving statistics.</summary>
    public long NonTrainable => Parameters - Trainable;
}
