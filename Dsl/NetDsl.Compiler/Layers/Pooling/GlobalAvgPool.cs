using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Kernels;

namespace NetDsl.Compiler.Layers;

/// <summary>The mean of each channel over all of height and width.</summary>
internal sealed class GlobalAvgPool : GlobalPoolLayer
{
    public override string Keyword => "globalavgpool";

    public override string Summary => "The mean of each channel over all of height and width.";

    protected override Kernel KernelOver(TensorShape input) => new GlobalAveragePoolKernel(input);
}
