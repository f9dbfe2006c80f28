using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Kernels;
using NetDsl.Compiler.Lowering;

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

    protected override PoolSpec Read(ArgumentReader arguments) =>
        base.Read(arguments) with { CountPadding = arguments.Boolean("countpadding") };

    protected override Kernel KernelOver(Window window, PoolSpec spec, LoweringSite site) =>
        new AveragePoolKernel(window, site.Input, site.Output, spec.CountPadding);
}
