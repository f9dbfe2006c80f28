using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Kernels;
using NetDsl.Compiler.Lowering;
using NetDsl.Compiler.Torch;

namespace NetDsl.Compiler.Layers;

/// <summary>What the argument of a subsampling says.</summary>
internal sealed record SubsampleSpec(SlidingWindow Sliding) : IWindowedSpec;

/// <summary>Every n-th row and column of an image: a window of one position with a stride.</summary>
internal sealed class Subsample : LayerDefinition<SubsampleSpec>
{
    public override string Keyword => "subsample";

    public override string NameStem => "subsample";

    public override string Summary => "Takes every n-th row and column of an image and leaves out the others.";

    public override IReadOnlyList<LayerArgument> Arguments { get; } =
        [CommonArguments.Stride with { Default = null, IsPositional = true }];

    public override TensorShape? InferShape(SubsampleSpec spec, LayerSite site) =>
        ImageRule.Holds(site) && WindowRule.Outputs(site, spec.Sliding, "stride") is { } outputs
            ? TensorShape.Image((int)outputs.Height, (int)outputs.Width, site.InputShape.Channels)
            : null;

    public override IReadOnlyList<WeightDefinition> Weights(SubsampleSpec spec, TensorShape input, TensorShape output) => [];

    public override FieldEffect Field(SubsampleSpec spec, TensorShape input) => FieldEffect.Through(spec.Sliding.Over(input));

    public override long Macs(SubsampleSpec spec, TensorShape input, TensorShape output) => 0;

    // The maximum of one value is that value, so no kernel of its own is needed.
    public override void Lower(SubsampleSpec spec, LoweringSite site) =>
        site.Apply(new MaxPoolKernel(spec.Sliding.Over(site.Input), site.Input, site.Output));

    public override void ToTorch(SubsampleSpec spec, TorchSite site) =>
        site.Apply(new MaxPoolFunction(Size2.One, spec.Sliding.Stride, Padding: default, Ceil: false));

    protected override SubsampleSpec Read(ArgumentReader arguments) =>
        new(new SlidingWindow(Size2.One, arguments.Size("stride"), Size2.One, PaddingArgument.Valid));
}
