using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Kernels;
using NetDsl.Compiler.Lowering;

namespace NetDsl.Compiler.Layers;

/// <summary>What the argument of a global pooling says.</summary>
internal sealed record GlobalPoolSpec(bool Keep);

/// <summary>A pooling over all of height and width: max and average differ in their kernel only.</summary>
internal abstract class GlobalPoolLayer : LayerDefinition<GlobalPoolSpec>
{
    public sealed override string NameStem => "globalpool";

    public sealed override IReadOnlyList<LayerArgument> Arguments { get; } = [CommonArguments.Keep];

    public sealed override TensorShape? InferShape(GlobalPoolSpec spec, LayerSite site)
    {
        if (!ImageRule.Holds(site))
        {
            return null;
        }

        var channels = site.InputShape.Channels;
        return spec.Keep ? TensorShape.Image(1, 1, channels) : TensorShape.Vector(channels);
    }

    public sealed override IReadOnlyList<WeightDefinition> Weights(GlobalPoolSpec spec, TensorShape input, TensorShape output) => [];

    public sealed override FieldEffect Field(GlobalPoolSpec spec, TensorShape input) => FieldEffect.Global;

    public sealed override long Macs(GlobalPoolSpec spec, TensorShape input, TensorShape output) => 0;

    public sealed override void Lower(GlobalPoolSpec spec, LoweringSite site) => site.Apply(KernelOver(site.Input));

    /// <summary>The kernel that computes it. It writes one value a channel, whichever way the output looks at them.</summary>
    protected abstract Kernel KernelOver(TensorShape input);

    protected sealed override GlobalPoolSpec Read(ArgumentReader arguments) => new(arguments.Boolean("keep"));
}
