using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Kernels;
using NetDsl.Compiler.Lowering;
using NetDsl.Compiler.Torch;

namespace NetDsl.Compiler.Layers;

/// <summary>What the argument of a zero padding says.</summary>
internal sealed record ZeroPadSpec(PaddingArgument Padding);

/// <summary>Zeros around an image. For the receptive field it is a window of one position that is padded.</summary>
internal sealed class ZeroPad : LayerDefinition<ZeroPadSpec>
{
    public override string Keyword => "zeropad";

    public override string NameStem => "pad";

    public override string Summary => "Puts rows and columns of zeros around an image.";

    public override IReadOnlyList<LayerArgument> Arguments { get; } =
    [
        CommonArguments.Padding with
        {
            Meaning = "rows and columns: a number, (height, width) or (top, bottom, left, right)",
            Default = null,
            IsPositional = true,
        },
    ];

    public override TensorShape? InferShape(ZeroPadSpec spec, LayerSite site)
    {
        if (spec.Padding.Rule != PaddingRule.Explicit)
        {
            return site.Report(ShapeRules.PaddingByRule, "padding", site.Name, spec.Padding.Rule == PaddingRule.Same ? "same" : "valid");
        }

        var input = site.InputShape;
        return !ImageRule.Holds(site) ? null : ShapeLimits.Image(
            site,
            "padding",
            (long)input.Height + spec.Padding.Top + spec.Padding.Bottom,
            (long)input.Width + spec.Padding.Left + spec.Padding.Right,
            input.Channels,
            "pad fewer rows and columns");
    }

    public override IReadOnlyList<WeightDefinition> Weights(ZeroPadSpec spec, TensorShape input, TensorShape output) => [];

    public override FieldEffect Field(ZeroPadSpec spec, TensorShape input) =>
        FieldEffect.Through(new SlidingWindow(Size2.One, Size2.One, Size2.One, spec.Padding).Over(input));

    public override long Macs(ZeroPadSpec spec, TensorShape input, TensorShape output) => 0;

    public override void Lower(ZeroPadSpec spec, LoweringSite site)
    {
        var (_, top, bottom, left, right) = spec.Padding;
        site.Apply(new ZeroPadKernel(site.Input, top, bottom, left, right));
    }

    public override void ToTorch(ZeroPadSpec spec, TorchSite site)
    {
        var (_, top, bottom, left, right) = spec.Padding;
        if (site.Output == site.Input.Shape)
        {
            site.Return(site.Input);
        }
        else
        {
            site.Apply(new PadFunction(new Border(top, bottom, left, right)));
        }
    }

    protected override ZeroPadSpec Read(ArgumentReader arguments) => new(arguments.Padding("padding"));
}
