using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Kernels;
using NetDsl.Compiler.Layers;

namespace NetDsl.Compiler.Lowering;

/// <summary>A value that flows between operations. Identity matters.</summary>
/// <param name="name">A C# identifier.</param>
/// <param name="elements">Elements of one sample; what shape they have is the matter of those who read them.</param>
public sealed class Value(string name, long elements)
{
    /// <summary>A C# identifier.</summary>
    public string Name { get; } = name;

    /// <summary>Elements of one sample.</summary>
    public long Elements { get; } = elements;
}

/// <summary>An array of weights with its place in the network's store.</summary>
/// <param name="Layer">The layer's hierarchical name.</param>
/// <param name="Key">The name under which it is saved: <c>conv1.kernel</c>.</param>
/// <param name="Name">A C# identifier: <c>Conv1Kernel</c>.</param>
/// <param name="Definition">Shape and start.</param>
/// <param name="Offset">Place in the store, in floats.</param>
public sealed record WeightSlot(string Layer, string Key, string Name, WeightDefinition Definition, int Offset);

/// <summary>A kernel applied to values.</summary>
public sealed record Operation
{
    /// <summary>The layer it comes from.</summary>
    public required GraphNode Node { get; init; }

    /// <summary>What is computed.</summary>
    public required Kernel Kernel { get; init; }

    /// <summary>The name of the kernel's constants, a C# identifier.</summary>
    public required string SpecName { get; init; }

    /// <summary>What is read.</summary>
    public required IReadOnlyList<Value> Inputs { get; init; }

    /// <summary>The shapes under which the inputs are read.</summary>
    public required IReadOnlyList<TensorShape> InputShapes { get; init; }

    /// <summary>What is written.</summary>
    public required Value Output { get; init; }

    /// <summary>What a reader should know of a kernel that is only the beginning of its layer, or null for a layer's last kernel.</summary>
    public string? Part { get; init; }

    /// <summary>The weights that the kernel reads, by the names that it asks for.</summary>
    public required IReadOnlyDictionary<string, WeightSlot> Weights { get; init; }

    /// <summary>An activation computed with this kernel, or null.</summary>
    public Operation? FusedActivation { get; init; }

    /// <summary>A sum of this kernel's value and the last input, computed with this kernel in front of the activation; or null.</summary>
    public Operation? FusedSum { get; init; }

    /// <summary>A pooling computed with this kernel in inference, or null.</summary>
    public Operation? FusedPooling { get; init; }

    /// <summary>A factor and an offset per channel, such as a batch norm, folded into this kernel's weights in inference; or null.</summary>
    public Operation? FoldedAffine { get; init; }

    /// <summary>The layers that it computes, in the order of the network: its own, and those fused with it.</summary>
    public IEnumerable<GraphNode> Layers =>
        new[] { Node, FoldedAffine?.Node, FusedSum?.Node, FusedActivation?.Node, FusedPooling?.Node }.OfType<GraphNode>();

    /// <summary>The type of the fused activation; Identity for none.</summary>
    public string ActivationType(SharedConstants constants) => FusedActivation?.TypeOfActivation(constants) ?? ActivationKernel.Identity;

    /// <summary>The type of an activation; Identity for any other kernel.</summary>
    internal string TypeOfActivation(SharedConstants constants) =>
        Kernel is ActivationKernel activation ? activation.TypeNameWith(constants.NameOf(SpecName)) : ActivationKernel.Identity;

    /// <summary>Whether training changes any of its weights.</summary>
    public bool HasTrainableWeights => Weights.Values.Any(weight => weight.Definition.IsTrainable);
}
