using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Kernels;
using NetDsl.Compiler.Lowering;
using NetDsl.Compiler.Torch;

namespace NetDsl.Compiler.Layers;

/// <summary>The maximum of each window; padded positions are never the maximum.</summary>
internal sealed class MaxPool : PoolLayer
{
    public override string Keyword => "maxpool";

    public override string Summary => "The largest value of each window, channel by channel.";

    public override void ToTorch(PoolSpec spec, TorchSite site) =>
        site.Apply(new MaxPoolFunction(spec.Sliding.Over(site.Input.Shape), spec.Sliding.Ceil));

    protected override Kernel KernelOver(Window window, PoolSpec spec, LoweringSite site) =>
        new MaxPoolKernel(window, site.Input, site.Output);
}
