using NetDsl.Compiler.Kernels;

namespace NetDsl.Compiler.Lowering;

/// <summary>A target as programs know it: how kernels are called there, and whether the passes run that fuse for kernels of the CPU alone.</summary>
/// <param name="CallsOf">The calls that run a kernel there.</param>
public sealed record Dialect(Func<Kernel, IKernelCalls> CallsOf)
{
    /// <summary>The CPU, whose micro-kernels want weights in panels.</summary>
    public static Dialect Cpu { get; } = new(static kernel => kernel) { HasFusedKernels = true };

    /// <summary>A device with memory of its own.</summary>
    public static Dialect Device { get; } = new(static kernel => kernel.OnDevice);

    /// <summary>
    /// Whether there are kernels that add a residual to what they compute or pool it, that take sums of gradients back through an
    /// activation, and that compute a norm again from its statistics.
    /// </summary>
    public bool HasFusedKernels { get; init; }
}
