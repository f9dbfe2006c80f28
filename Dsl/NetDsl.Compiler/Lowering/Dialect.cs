using NetDsl.Compiler.Kernels;

namespace NetDsl.Compiler.Lowering;

/// <summary>A target as programs know it. Operations, passes and memory plans are the same for all; what differs is how kernels are called.</summary>
/// <param name="CallsOf">The calls that run a kernel there.</param>
public sealed record Dialect(Func<Kernel, IKernelCalls> CallsOf)
{
    /// <summary>The CPU, whose micro-kernels want packed weights.</summary>
    public static Dialect Cpu { get; } = new(static kernel => kernel) { HasFusedKernels = true };

    /// <summary>
    /// Whether there are kernels that add a residual to what they compute or pool it, and that take sums of gradients back through an
    /// activation.
    /// </summary>
    public bool HasFusedKernels { get; init; }

    /// <summary>A device with memory of its own.</summary>
    public static Dialect Device { get; } = new(static kernel => kernel.OnDevice);
}
