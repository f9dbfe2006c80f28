using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Kernels;
using NetDsl.Compiler.Lowering;
using NetDsl.Compiler.Torch;

namespace NetDsl.Compiler.Layers;

/// <summary>What the arguments of a scaling say.</summary>
internal sealed record ScaleSpec(double Init, bool Bias);

/// <summary>
/// A trainable factor for each channel, as Caffe's Scale; with a small start it is the layer scale of Touvron et al. (2021) and of
/// ConvNeXt (Liu et al., 2022).
/// </summary>
internal sealed class Scale : ShapePreservingLayer<ScaleSpec>
{
    public override string Keyword => "scale";

    public override string NameStem => "scale";

    public override string Summary => "Multiplies each channel by a trainable factor, gamma.";

    public override FeatureOrder FeatureOrder => FeatureOrder.Kept;

    public override IReadOnlyList<LayerArgument> Arguments { get; } =
    [
        new("init", ArgumentKind.Real, "the value that all factors start with") { Default = 1.0, IsPositional = true },
        new("bias", ArgumentKind.Boolean, "whether each channel has a trainable summand, beta, which starts at 0") { Default = false },
    ];

    public override IReadOnlyList<WeightDefinition> Weights(ScaleSpec spec, TensorShape input, TensorShape output)
    {
        int[] shape = [input.Channels];
        var gamma = new WeightDefinition("gamma", shape, InitializerKind.Constant) { Start = spec.Init };
        return spec.Bias ? [gamma, new WeightDefinition("beta", shape, InitializerKind.Zeros)] : [gamma];
    }

    public override void Lower(ScaleSpec spec, LoweringSite site) =>
        site.Apply(new ChannelAffineKernel(site.Output, AffineSource.Weights));

    public override void ToTorch(ScaleSpec spec, TorchSite site) =>
        site.Apply(new ChannelScaleModule(site.Input.Shape.Channels, spec.Init, spec.Bias, site.Input.FlattenedFrom));

    protected override ScaleSpec Read(ArgumentReader arguments) => new(arguments.Real("init"), arguments.Boolean("bias"));
}
