using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Kernels;
using NetDsl.Compiler.Lowering;
using NetDsl.Compiler.Torch;

namespace NetDsl.Compiler.Layers;

/// <summary>What the argument of a dropout or a drop path says.</summary>
internal sealed record DropSpec(double Rate);

/// <summary>
/// Drops at random, in training only, in the inverted form: what stays is divided by 1 - rate, so that inference has nothing to do.
/// </summary>
/// <param name="share">What the rate is a share of.</param>
internal abstract class DropLayer(string share) : ShapePreservingLayer<DropSpec>
{
    public sealed override string NameStem => Keyword;

    public sealed override FeatureOrder FeatureOrder => FeatureOrder.Kept;

    public sealed override IReadOnlyList<LayerArgument> Arguments { get; } =
    [
        new("rate", ArgumentKind.Real, share)
        {
            Minimum = 0,
            Maximum = 1,
            ExcludesMaximum = true,
            IsPositional = true,
        },
    ];

    public sealed override IReadOnlyList<WeightDefinition> Weights(DropSpec spec, TensorShape input, TensorShape output) => [];

    public sealed override void Lower(DropSpec spec, LoweringSite site)
    {
        if (spec.Rate > 0)
        {
            site.Apply(Kernel(site.Output, (float)spec.Rate, site.Node.Index));
        }
        else
        {
            site.Alias();
        }
    }

    public sealed override void ToTorch(DropSpec spec, TorchSite site)
    {
        if (spec.Rate > 0)
        {
            site.Apply(Module(spec.Rate));
        }
        else
        {
            site.Return(site.Input);
        }
    }

    /// <summary>The kernel that drops.</summary>
    protected abstract DropKernel Kernel(TensorShape shape, float rate, int stream);

    /// <summary>The module that drops.</summary>
    protected abstract TorchModule Module(double rate);

    protected sealed override DropSpec Read(ArgumentReader arguments) => new(arguments.Real("rate"));
}
