using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Kernels;
using NetDsl.Compiler.Lowering;

namespace NetDsl.Compiler.Layers;

/// <summary>The maximum of each window; padded positions are never the maximum.</summary>
internal sealed class MaxPool : PoolLayer
{
    public override string Keyword => "maxpool";

    public override string Summary => "The largest value of each window, channel by channel.";

    protected override Kernel KernelOver(Window window, PoolSpec spec, LoweringSite site) =>
        new MaxPoolKernel(window, site.Input, site.Output);
}
