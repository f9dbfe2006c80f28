using NetDsl.Compiler.Graph;

namespace NetDsl.Compiler.Torch;

/// <summary>A tensor between two statements: batch × channels × height × width for an image, batch × features for a vector.</summary>
/// <param name="name">What it is called after: the layer's hierarchical name, and behind it the part of a layer of several statements.</param>
/// <param name="shape">The shape of one sample, as NetDsl has it: height × width × channels.</param>
public sealed class TorchValue(string name, TensorShape shape)
{
    /// <summary>What it is called after.</summary>
    public string Name => name;

    /// <summary>The shape of one sample, as NetDsl has it.</summary>
    public TensorShape Shape => shape;

    /// <summary>
    /// The image that was flattened in PyTorch's order, channels before height and width, where that differs from NetDsl's, channels last;
    /// null for values in NetDsl's order. Only layers that undo it read such a value: see <see cref="FeatureOrder"/>.
    /// </summary>
    public TensorShape? FlattenedFrom { get; internal set; }
}
