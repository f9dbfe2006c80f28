using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Kernels;
using NetDsl.Compiler.Lowering;
using NetDsl.Compiler.Torch;

namespace NetDsl.Compiler.Layers;

/// <summary>The mean of each window; padded positions are left out of it, as in Keras, unless they are to be counted as zeros.</summary>
internal sealed class AvgPool : PoolLayer
{
    public override string Keyword => "avgpool";

    public override string Summary => "The mean of each window, channel by channel.";

    public override IReadOnlyList<LayerArgument> Arguments { get; } =
    [
        CommonArguments.PoolSize,
        CommonArguments.PoolStride,
        CommonArguments.Padding,
        CommonArguments.Ceil,
        new("countpadding", ArgumentKind.Boolean, "whether padded positions count as zeros in the mean") { Default = false },
    ];

    public override void ToTorch(PoolSpec spec, TorchSite site)
    {
        var (window, (kernel, stride, _, _, ceil)) = (spec.Sliding.Over(site.Input.Shape), spec.Sliding);
        if (spec.CountPadding)
        {
            CountPaddingInTorch(window, ceil, site);
        }
        else if (SymmetricPadding.FindForPool(window, site.Input.Shape, site.Output, ceil) is { } form)
        {
            site.Apply(new AvgPoolFunction(kernel, stride, form.Padding, form.Ceil, CountPadding: false));
        }
        else
        {
            site.Apply(new AveragePaddedFunction(kernel, stride, SymmetricPadding.Around(window, site.Input.Shape, site.Output)));
        }
    }

    protected override PoolSpec Read(ArgumentReader arguments) =>
        base.Read(arguments) with { CountPadding = arguments.Boolean("countpadding") };

    protected override Kernel KernelOver(Window window, PoolSpec spec, LoweringSite site) =>
        new AveragePoolKernel(window, site.Input, site.Output, spec.CountPadding);

    // Neither library counts what lies beyond the padding, so that a border that differs must end where the declared one does.
    private static void CountPaddingInTorch(Window window, bool ceil, TorchSite site)
    {
        var (input, output, kernel, stride) = (site.Input.Shape, site.Output, window.Kernel, window.Stride);
        var isAlike = window.Height.Before == window.Height.After && window.Width.Before == window.Width.After;
        if (isAlike && SymmetricPadding.FindForPool(window, input, output, ceil) is { } form)
        {
            site.Apply(new AvgPoolFunction(kernel, stride, form.Padding, form.Ceil, CountPadding: true));
            return;
        }

        var needed = SymmetricPadding.Around(window, input, output);
        var border = needed with { Bottom = Math.Min(needed.Bottom, window.Height.After), Right = Math.Min(needed.Right, window.Width.After) };
        var padded = site.Call(new PadFunction(border), "padded", border.Around(input), site.Input);
        site.Return(site.Call(new AvgPoolFunction(kernel, stride, default, border != needed, CountPadding: true), "", output, padded));
    }
}
