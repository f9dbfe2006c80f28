using System.Globalization;

namespace NetDsl.Ilgpu;

/// <summary>How far the compilation of a network's kernels has come.</summary>
/// <param name="Done">Kernels that are compiled.</param>
/// <param name="Total">Kernels to be compiled in all.</param>
/// <param name="Kernel">The kernel that is being compiled; empty when all are.</param>
public readonly record struct KernelProgress(int Done, int Total, string Kernel)
{
    /// <summary>The progress in words: <c>kernel 3 of 41: Conv2D.ForwardKernel&lt;ResNet50.Conv1, Relu&gt;</c>.</summary>
    public override string ToString() => Done == Total
        ? string.Create(CultureInfo.InvariantCulture, $"{Total} kernels are compiled")
        : string.Create(CultureInfo.InvariantCulture, $"kernel {Done + 1} of {Total}: {Kernel}");
}
