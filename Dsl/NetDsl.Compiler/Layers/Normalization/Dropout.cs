using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Kernels;
using NetDsl.Compiler.Lowering;

namespace NetDsl.Compiler.Layers;

/// <summary>What the argument of a dropout says.</summary>
internal sealed record DropoutSpec(double Rate);

/// <summary>
/// Dropout, in training only. Srivastava et al. (2014), in the inverted form: what stays is divided by 1 - rate, so that inference
/// has nothing to do.
/// </summary>
internal sealed class Dropout : ShapePreservingLayer<DropoutSpec>
{
    public override string Keyword => "dropout";

    public override string NameStem => "dropout";

    public override string Summary => "In training sets a random share of the values to 0 and divides the others by what remains.";

    public override IReadOnlyList<LayerArgument> Arguments { get; } =
    [
        new("rate", ArgumentKind.Real, "share of the values that become 0")
        {
            Minimum = 0,
            Maximum = 1,
            ExcludesMaximum = true,
            IsPositional = true,
        },
    ];

    public override IReadOnlyList<WeightDefinition> Weights(DropoutSpec spec, TensorShape input, TensorShape output) => [];

    public override void Lower(DropoutSpec spec, LoweringSite site)
    {
        if (spec.Rate > 0)
        {
            site.Apply(new DropoutKernel(site.Output, (float)spec.Rate, site.Node.Index));
        }
        else
        {
            site.Alias();
        }
    }

    protected override DropoutSpec Read(ArgumentReader arguments) => new(arguments.Real("rate"));
}
