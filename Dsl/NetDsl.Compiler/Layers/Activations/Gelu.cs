using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Kernels;
using NetDsl.Compiler.Lowering;
using NetDsl.Compiler.Torch;

namespace NetDsl.Compiler.Layers;

/// <summary>What the argument of a GELU says.</summary>
internal sealed record GeluSpec(bool Approximate);

/// <summary>The Gaussian error linear unit. Hendrycks and Gimpel (2016); its exact form is the default, as in PyTorch and Keras.</summary>
internal sealed class Gelu : ShapePreservingLayer<GeluSpec>
{
    public override string Keyword => "gelu";

    public override string NameStem => "gelu";

    public override string Summary => "x times the probability that a normal number of mean 0 and variance 1 is below x.";

    public override bool IsActivation => true;

    public override FeatureOrder FeatureOrder => FeatureOrder.Kept;

    public override IReadOnlyList<LayerArgument> Arguments { get; } =
    [
        new("approximate", ArgumentKind.Boolean, "whether that probability is approximated by a hyperbolic tangent") { Default = false },
    ];

    public override IReadOnlyList<WeightDefinition> Weights(GeluSpec spec, TensorShape input, TensorShape output) => [];

    public override void Lower(GeluSpec spec, LoweringSite site) =>
        site.Apply(new ActivationKernel(spec.Approximate ? "GeluTanh" : "Gelu") { SlopeFromInput = true });

    public override void ToTorch(GeluSpec spec, TorchSite site) => site.Apply(spec.Approximate
        ? new OwnFunction("GeluTanh", "F.gelu({0}, approximate=\"tanh\")")
        : new ActivationFunction("gelu", "F.gelu"));

    protected override GeluSpec Read(ArgumentReader arguments) => new(arguments.Boolean("approximate"));
}
