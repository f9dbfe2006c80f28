using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Kernels;
using NetDsl.Compiler.Lowering;

namespace NetDsl.Compiler.Layers;

/// <summary>What the arguments of a pooling say.</summary>
/// <param name="Sliding">The window.</param>
/// <param name="CountPadding">Whether an average counts padded positions as zeros.</param>
internal sealed record PoolSpec(SlidingWindow Sliding, bool CountPadding) : IWindowedSpec;

/// <summary>A pooling over windows: max and average differ in their kernel only.</summary>
internal abstract class PoolLayer : LayerDefinition<PoolSpec>
{
    public sealed override string NameStem => "pool";

    public override IReadOnlyList<LayerArgument> Arguments { get; } =
    [
        CommonArguments.PoolSize,
        CommonArguments.PoolStride,
        CommonArguments.Padding,
        CommonArguments.Ceil,
    ];

    public sealed override TensorShape? InferShape(PoolSpec spec, LayerSite site) =>
        !ImageRule.Holds(site) || !PaddingIsWithinWindow(spec, site) || WindowRule.Outputs(site, spec.Sliding, "size") is not { } outputs
            ? null
            : ShapeLimits.Image(site, "size", outputs.Height, outputs.Width, site.InputShape.Channels, "use a larger stride");

    public sealed override IReadOnlyList<WeightDefinition> Weights(PoolSpec spec, TensorShape input, TensorShape output) => [];

    public sealed override FieldEffect Field(PoolSpec spec, TensorShape input) => FieldEffect.Through(spec.Sliding.Over(input));

    public sealed override long Macs(PoolSpec spec, TensorShape input, TensorShape output) => 0;

    public sealed override void Lower(PoolSpec spec, LoweringSite site) =>
        site.Apply(KernelOver(spec.Sliding.Over(site.Input), spec, site));

    /// <summary>The kernel that computes it.</summary>
    protected abstract Kernel KernelOver(Window window, PoolSpec spec, LoweringSite site);

    protected override PoolSpec Read(ArgumentReader arguments)
    {
        var size = arguments.Size("size");
        var stride = arguments.SizeOr("stride", size);
        return new PoolSpec(
            new SlidingWindow(size, stride, Size2.One, arguments.Padding("padding"), arguments.Boolean("ceil")),
            CountPadding: false);
    }

    /// <summary>
    /// A window that lies in the padding alone has no maximum and no mean. As long as the padding on each side is smaller than the
    /// window, every window meets the input.
    /// </summary>
    private static bool PaddingIsWithinWindow(PoolSpec spec, LayerSite site)
    {
        var (_, top, bottom, left, right) = spec.Sliding.Padding;
        var size = spec.Sliding.Kernel;
        var (rows, columns) = (Math.Max(top, bottom), Math.Max(left, right));
        if (rows < size.Height && columns < size.Width)
        {
            return true;
        }

        var (axis, padding, window) = rows >= size.Height ? ("rows", rows, size.Height) : ("columns", columns, size.Width);
        site.Report(ShapeRules.PoolPaddingTooLarge, "padding", site.Name, padding, axis, size, window - 1);
        return false;
    }
}
