using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Kernels;

namespace NetDsl.Compiler.Lowering;

/// <summary>Where a layer expresses itself by kernels.</summary>
public abstract class LoweringSite
{
    /// <summary>The layer's node.</summary>
    public abstract GraphNode Node { get; }

    /// <summary>The shape of the first input.</summary>
    public TensorShape Input => Node.Inputs[0].Output;

    /// <summary>The shape of the output.</summary>
    public TensorShape Output => Node.Output;

    /// <summary>The layer is one kernel: it reads the node's inputs and weights and writes the node's output.</summary>
    public abstract void Apply(Kernel kernel);

    /// <summary>The layer only looks at its input in another way: no work, the same memory.</summary>
    public abstract void Alias();
}
