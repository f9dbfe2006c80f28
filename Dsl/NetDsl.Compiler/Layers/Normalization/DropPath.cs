using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Kernels;
using NetDsl.Compiler.Lowering;

namespace NetDsl.Compiler.Layers;

/// <summary>What the argument of a drop path says.</summary>
internal sealed record DropPathSpec(double Rate);

/// <summary>
/// Stochastic depth, in training only: a residual block's path is left out for some samples. Huang et al. (2016), in the inverted form:
/// what stays is divided by 1 - rate, so that inference has nothing to do.
/// </summary>
internal sealed class DropPath : ShapePreservingLayer<DropPathSpec>
{
    public override string Keyword => "droppath";

    public override string NameStem => "droppath";

    public override string Summary => "In training sets all values of some samples to 0 and divides those of the others by what remains.";

    public override IReadOnlyList<LayerArgument> Arguments { get; } =
    [
        new("rate", ArgumentKind.Real, "share of the samples whose values become 0")
        {
            Minimum = 0,
            Maximum = 1,
            ExcludesMaximum = true,
            IsPositional = true,
        },
    ];

    public override IReadOnlyList<WeightDefinition> Weights(DropPathSpec spec, TensorShape input, TensorShape output) => [];

    public override void Lower(DropPathSpec spec, LoweringSite site)
    {
        if (spec.Rate > 0)
        {
            site.Apply(new DropPathKernel(site.Output, (float)spec.Rate, site.Node.Index));
        }
        else
        {
            site.Alias();
        }
    }

    protected override DropPathSpec Read(ArgumentReader arguments) => new(arguments.Real("rate"));
}
