using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Kernels;
using NetDsl.Compiler.Lowering;
using NetDsl.Compiler.Torch;

namespace NetDsl.Compiler.Layers;

/// <summary>
/// Normalisation by given statistics, as Keras' Normalization: the mean and the variance of the data are stored with the network, and
/// training leaves them as they are.
/// </summary>
internal sealed class Normalization : ShapePreservingLayer<NoSpec>
{
    public override string Keyword => "normalization";

    public override string NameStem => "normalization";

    public override string Summary => "Shifts and scales each channel by a mean and a variance that are stored, not trained.";

    public override FeatureOrder FeatureOrder => FeatureOrder.Kept;

    public override IReadOnlyList<LayerArgument> Arguments => [];

    // Keras stores how many samples the statistics come from, too; nothing is computed from it.
    public override IReadOnlyList<WeightDefinition> Weights(NoSpec spec, TensorShape input, TensorShape output) =>
    [
        new("mean", [input.Channels], InitializerKind.Zeros, IsTrainable: false),
        new("variance", [input.Channels], InitializerKind.Ones, IsTrainable: false),
        new("count", [], InitializerKind.Zeros, IsTrainable: false),
    ];

    public override void Lower(NoSpec spec, LoweringSite site) =>
        site.Apply(new ChannelAffineKernel(site.Output, AffineSource.Statistics));

    public override void ToTorch(NoSpec spec, TorchSite site) =>
        site.Apply(new NormalizationModule(site.Input.Shape.Channels, site.Input.FlattenedFrom));

    protected override NoSpec Read(ArgumentReader arguments) => NoSpec.Instance;
}
