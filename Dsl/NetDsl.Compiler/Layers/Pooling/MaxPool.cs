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

    public override void ToTorch(PoolSpec spec, TorchSite site)
    {
        var (window, (kernel, stride, _, _, ceil)) = (spec.Sliding.Over(site.Input.Shape), spec.Sliding);
        if (SymmetricPadding.FindForPool(window, site.Input.Shape, site.Output, ceil) is { } form)
        {
            site.Apply(new MaxPoolFunction(kernel, stride, form.Padding, form.Ceil));
            return;
        }

        var border = SymmetricPadding.Around(window, site.Input.Shape, site.Output);
        var padded = site.Call(new PadFunction(border, ForMaximum: true), "padded", border.Around(site.Input.Shape), site.Input);
        site.Return(site.Call(new MaxPoolFunction(kernel, stride, default, Ceil: false), "", site.Output, padded));
    }

    protected override Kernel KernelOver(Window window, PoolSpec spec, LoweringSite site) =>
        new MaxPoolKernel(window, site.Input, site.Output);
}
