using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Kernels;
using NetDsl.Compiler.Lowering;
using NetDsl.Compiler.Torch;

namespace NetDsl.Compiler.Layers;

/// <summary>What the arguments of an upsampling say.</summary>
internal sealed record UpsampleSpec(Size2 Scale, bool Bilinear);

/// <summary>An image enlarged by whole factors, as Keras' UpSampling2D and PyTorch's Upsample (align_corners off) have it.</summary>
internal sealed class Upsample : LayerDefinition<UpsampleSpec>
{
    public override string Keyword => "upsample";

    public override string NameStem => "upsample";

    public override string Summary => "Enlarges an image by whole factors: repeats each position, or blends neighbouring ones.";

    public override IReadOnlyList<LayerArgument> Arguments { get; } =
    [
        new("scale", ArgumentKind.Size, "factors of height and width")
        {
            Minimum = 1,
            Maximum = CommonArguments.LargestWindowExtent,
            IsPositional = true,
        },
        new("mode", ArgumentKind.Choice, "whether positions are repeated or blended by their distances")
        {
            Default = "nearest",
            Choices = ["nearest", "bilinear"],
        },
    ];

    public override TensorShape? InferShape(UpsampleSpec spec, LayerSite site) => !ImageRule.Holds(site) ? null : ShapeLimits.Image(
        site,
        "scale",
        (long)site.InputShape.Height * spec.Scale.Height,
        (long)site.InputShape.Width * spec.Scale.Width,
        site.InputShape.Channels,
        "use a smaller scale");

    public override IReadOnlyList<WeightDefinition> Weights(UpsampleSpec spec, TensorShape input, TensorShape output) => [];

    public override FieldEffect Field(UpsampleSpec spec, TensorShape input) =>
        spec.Scale == Size2.One ? FieldEffect.Pointwise : FieldEffect.Irregular;

    public override long Macs(UpsampleSpec spec, TensorShape input, TensorShape output) => 0;

    public override void Lower(UpsampleSpec spec, LoweringSite site)
    {
        if (spec.Scale == Size2.One)
        {
            site.Alias();
        }
        else
        {
            site.Apply(new UpsampleKernel(site.Input, site.Output, spec.Bilinear));
        }
    }

    public override void ToTorch(UpsampleSpec spec, TorchSite site)
    {
        if (spec.Scale == Size2.One)
        {
            site.Return(site.Input);
        }
        else
        {
            site.Apply(new UpsampleFunction(spec.Scale, spec.Bilinear));
        }
    }

    protected override UpsampleSpec Read(ArgumentReader arguments) => new(arguments.Size("scale"), arguments.Choice("mode") == "bilinear");
}
