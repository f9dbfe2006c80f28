using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Lowering;
using NetDsl.Compiler.Torch;

namespace NetDsl.Compiler.Layers;

/// <summary>What the argument of an input says.</summary>
internal sealed record InputSpec(TensorShape Shape);

/// <summary>The network's input.</summary>
internal sealed class InputLayer : LayerDefinition<InputSpec>
{
    public override string Keyword => "input";

    public override string NameStem => "input";

    public override string Summary => "The network's input: an image of height x width x channels, or a vector of features.";

    public override InputArity Arity => InputArity.None;

    public override IReadOnlyList<LayerArgument> Arguments { get; } =
    [
        new("shape", ArgumentKind.Shape, "height x width x channels of one image, or the number of features of one vector")
        {
            Minimum = 1,
            Maximum = int.MaxValue,
            IsPositional = true,
        },
    ];

    public override TensorShape? InferShape(InputSpec spec, LayerSite site) => spec.Shape.IsSpatial
        ? ShapeLimits.Image(site, "shape", spec.Shape.Height, spec.Shape.Width, spec.Shape.Channels, "declare a smaller input")
        : spec.Shape;

    public override IReadOnlyList<WeightDefinition> Weights(InputSpec spec, TensorShape input, TensorShape output) => [];

    public override FieldEffect Field(InputSpec spec, TensorShape input) => FieldEffect.Pointwise;

    public override long Macs(InputSpec spec, TensorShape input, TensorShape output) => 0;

    /// <summary>Nothing to do: the caller owns the memory.</summary>
    public override void Lower(InputSpec spec, LoweringSite site)
    {
    }

    /// <summary>Nothing to do: it is the argument of <c>forward</c>.</summary>
    public override void ToTorch(InputSpec spec, TorchSite site)
    {
    }

    protected override InputSpec Read(ArgumentReader arguments) => new(arguments.Shape("shape"));
}
