using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Kernels;
using NetDsl.Compiler.Lowering;
using NetDsl.Compiler.Torch;

namespace NetDsl.Compiler.Layers;

/// <summary>What the arguments of a group norm say.</summary>
internal sealed record GroupNormSpec(int Groups, double Epsilon, bool Scale, bool Center) : SampleNormSpec(Epsilon, Scale, Center);

/// <summary>
/// Group normalisation, Wu and He (2018), over all positions and the channels of a group; names and defaults are Keras'. Each value
/// depends on all of the image, though only through two numbers.
/// </summary>
internal sealed class GroupNorm : SampleNormLayer<GroupNormSpec>
{
    public override string Keyword => "groupnorm";

    public override string Summary => "Shifts and scales groups of channels of each image to mean 0 and variance 1, then by gamma and beta.";

    public override IReadOnlyList<LayerArgument> Arguments { get; } =
    [
        new("groups", ArgumentKind.Integer, "groups of neighbouring channels")
        {
            Default = 32,
            Minimum = 1,
            Maximum = int.MaxValue,
            IsPositional = true,
        },
        .. CommonOnes,
    ];

    public override TensorShape? InferShape(GroupNormSpec spec, LayerSite site) =>
        GroupRule.DivideChannels(site, spec.Groups) ? site.InputShape : null;

    public override FieldEffect Field(GroupNormSpec spec, TensorShape input) => FieldEffect.PointwiseWithStatistics;

    public override void Lower(GroupNormSpec spec, LoweringSite site) =>
        site.Apply(new GroupNormKernel(site.Output, spec.Groups, (float)spec.Epsilon));

    // TorchSharp's module takes no vectors, so that one is an image of one position there.
    public override void ToTorch(GroupNormSpec spec, TorchSite site)
    {
        var module = new GroupNormModule(spec.Groups, site.Input.Shape.Channels, spec.Epsilon, spec.Scale, spec.Center);
        site.ApplyToImage(module);
    }

    protected override GroupNormSpec Read(ArgumentReader arguments) =>
        new(arguments.Integer("groups"), arguments.Real("epsilon"), arguments.Boolean("scale"), arguments.Boolean("center"));
}
