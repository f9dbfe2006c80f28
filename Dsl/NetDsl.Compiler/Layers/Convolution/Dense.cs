using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Kernels;
using NetDsl.Compiler.Lowering;
using NetDsl.Compiler.Torch;
using NetDsl.Kernels;

namespace NetDsl.Compiler.Layers;

/// <summary>What the arguments of a dense layer say.</summary>
internal sealed record DenseSpec(int Units, bool Bias, InitializerKind Init);

/// <summary>A dense layer: every output reads every input. The kernel is stored as Keras has it, inputs × units.</summary>
internal sealed class Dense : LayerDefinition<DenseSpec>
{
    public override string Keyword => "dense";

    public override string NameStem => "dense";

    public override string Summary => "Weighted sums of all features of a vector.";

    public override bool TakesActivation => true;

    public override FeatureOrder FeatureOrder => FeatureOrder.Absorbed;

    public override IReadOnlyList<LayerArgument> Arguments { get; } =
    [
        new("units", ArgumentKind.Integer, "outputs") { Minimum = 1, Maximum = int.MaxValue, IsPositional = true },
        CommonArguments.Bias,
        CommonArguments.Init,
    ];

    public override TensorShape? InferShape(DenseSpec spec, LayerSite site)
    {
        if (site.InputShape.IsSpatial)
        {
            return site.Report(
                ShapeRules.VectorNeeded,
                null,
                site.Name,
                site.Input.ShownName,
                site.InputShape.ToSentence(),
                Quantity.Of(site.InputShape.Elements),
                Quantity.Of(site.InputShape.Channels));
        }

        return KernelFits(spec, site) ? TensorShape.Vector(spec.Units) : null;
    }

    public override IReadOnlyList<WeightDefinition> Weights(DenseSpec spec, TensorShape input, TensorShape output) =>
        KernelWeights.Define([input.Channels, spec.Units], spec.Units, spec.Init, spec.Bias);

    public override FieldEffect Field(DenseSpec spec, TensorShape input) => FieldEffect.Global;

    public override long Macs(DenseSpec spec, TensorShape input, TensorShape output) => (long)input.Channels * spec.Units;

    public override void Lower(DenseSpec spec, LoweringSite site) =>
        site.Apply(new DenseKernel(site.Input.Channels, spec.Units));

    public override void ToTorch(DenseSpec spec, TorchSite site) =>
        site.Apply(new LinearModule(site.Input.Shape.Channels, spec.Units, spec.Bias, site.Input.FlattenedFrom));

    protected override DenseSpec Read(ArgumentReader arguments) =>
        new(arguments.Integer("units"), arguments.Boolean("bias"), CommonArguments.ReadInit(arguments));

    private static bool KernelFits(DenseSpec spec, LayerSite site)
    {
        var features = site.InputShape.Channels;
        return KernelLimit.Holds(site, "units", [features], spec.Units, units =>
        {
            _ = PackedLayout.Convolution(1, features, units, 1);
            _ = PackedLayout.ConvolutionTransposed(1, features, units, 1);
        });
    }
}
