using NetDsl.Compiler.Kernels;
using NetDsl.Compiler.Lowering;
using NetDsl.Compiler.Torch;

namespace NetDsl.Compiler.Layers;

/// <summary>
/// Layer normalisation, Ba, Kiros and Hinton (2016), over the channels of each position, which is Keras' default axis and what PyTorch's
/// LayerNorm does with features; names and defaults are Keras'.
/// </summary>
internal sealed class LayerNorm : SampleNormLayer<SampleNormSpec>
{
    public override string Keyword => "layernorm";

    public override string Summary => "Shifts and scales the channels of each position to mean 0 and variance 1, then by gamma and beta.";

    public override FeatureOrder FeatureOrder => FeatureOrder.Kept;

    public override IReadOnlyList<LayerArgument> Arguments => CommonOnes;

    public override void Lower(SampleNormSpec spec, LoweringSite site) =>
        site.Apply(new LayerNormKernel(site.Output, (float)spec.Epsilon));

    public override void ToTorch(SampleNormSpec spec, TorchSite site)
    {
        var (channels, epsilon, scale, center) = (site.Input.Shape.Channels, spec.Epsilon, spec.Scale, spec.Center);
        site.Apply(site.Input.Shape.IsSpatial
            ? new LayerNorm2dModule(channels, epsilon, scale, center)
            : new LayerNormModule(channels, epsilon, scale, center) { FlattenedFrom = site.Input.FlattenedFrom });
    }

    protected override SampleNormSpec Read(ArgumentReader arguments) =>
        new(arguments.Real("epsilon"), arguments.Boolean("scale"), arguments.Boolean("center"));
}
