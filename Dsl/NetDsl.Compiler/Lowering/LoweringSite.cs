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
    public void Apply(Kernel kernel) => Apply(kernel, WeightRoles.AsNamed);

    /// <summary>
    /// The layer's last kernel: it reads the node's inputs, or what <see cref="Begin"/> wrote, and writes the node's output. What is
    /// folded into the layer or fused with it meets this kernel.
    /// </summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="weights">Which of the layer's weights it reads, and as what.</param>
    public abstract void Apply(Kernel kernel, WeightRoles weights);

    /// <summary>A kernel before the layer's last one: what it writes is a value of its own, which the next kernel reads.</summary>
    /// <param name="part">What this part of the layer is called; it stands in the generated names behind the layer's own.</param>
    /// <param name="kernel">The kernel.</param>
    /// <param name="output">The shape of one sample of what it writes.</param>
    /// <param name="weights">Which of the layer's weights it reads, and as what.</param>
    public abstract void Begin(string part, Kernel kernel, TensorShape output, WeightRoles weights);

    /// <summary>The layer only looks at its input in another way: no work, the same memory.</summary>
    public abstract void Alias();
}
