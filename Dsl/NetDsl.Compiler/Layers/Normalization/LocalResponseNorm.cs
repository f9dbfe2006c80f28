using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Kernels;
using NetDsl.Compiler.Lowering;
using NetDsl.Compiler.Torch;

namespace NetDsl.Compiler.Layers;

/// <summary>What the arguments of a local response normalisation say.</summary>
internal sealed record LocalResponseNormSpec(int Size, double Alpha, double Beta, double K);

/// <summary>
/// Local response normalisation across channels, Krizhevsky, Sutskever and Hinton (2012), section 3.3. Names and defaults are PyTorch's,
/// whose alpha is divided by the size of the window; the paper's is not.
/// </summary>
internal sealed class LocalResponseNorm : ShapePreservingLayer<LocalResponseNormSpec>
{
    public override string Keyword => "lrn";

    public override string NameStem => "norm";

    public override string Summary => "Divides each value by a power of the mean square of its neighbouring channels.";

    public override IReadOnlyList<LayerArgument> Arguments { get; } =
    [
        new("size", ArgumentKind.Integer, "channels of a window, half of them before its own")
        {
            Default = 5,
            Minimum = 1,
            Maximum = CommonArguments.LargestWindowExtent,
            IsPositional = true,
        },
        new("alpha", ArgumentKind.Real, "factor of the mean square; the paper's alpha times the size") { Default = 0.0001, Minimum = 0 },
        new("beta", ArgumentKind.Real, "exponent") { Default = 0.75, Minimum = 0 },
        new("k", ArgumentKind.Real, "added to the mean square, so that nothing is divided by 0") { Default = 1.0, Minimum = 1e-12 },
    ];

    public override IReadOnlyList<WeightDefinition> Weights(LocalResponseNormSpec spec, TensorShape input, TensorShape output) => [];

    public override void Lower(LocalResponseNormSpec spec, LoweringSite site) =>
        site.Apply(new LocalResponseNormKernel(site.Output, spec.Size, (float)spec.Alpha, (float)spec.Beta, (float)spec.K));

    // PyTorch's function takes no vectors, so that one is an image of one position there.
    public override void ToTorch(LocalResponseNormSpec spec, TorchSite site) =>
        site.ApplyToImage(new LocalResponseNormFunction(spec.Size, spec.Alpha, spec.Beta, spec.K));

    protected override LocalResponseNormSpec Read(ArgumentReader arguments) =>
        new(arguments.Integer("size"), arguments.Real("alpha"), arguments.Real("beta"), arguments.Real("k"));
}
