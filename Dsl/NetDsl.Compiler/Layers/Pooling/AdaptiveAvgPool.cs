using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Kernels;
using NetDsl.Compiler.Lowering;
using NetDsl.Compiler.Torch;

namespace NetDsl.Compiler.Layers;

/// <summary>What the argument of an adaptive pooling says.</summary>
internal sealed record AdaptivePoolSpec(Size2 Size)
{
    /// <summary>The window that the pooling is where the output divides the input, or null.</summary>
    public Window? WindowOver(TensorShape input) => input.Height % Size.Height == 0 && input.Width % Size.Width == 0
        ? new Window(Part(input.Height / Size.Height), Part(input.Width / Size.Width))
        : null;

    private static AxisWindow Part(int positions) => new(positions, positions, 1, 0, 0);
}

/// <summary>
/// The means of the parts of an image that is divided into a given number of rows and columns, as PyTorch's AdaptiveAvgPool2d has it.
/// Where the parts cannot be equal they overlap; where there are more of them than positions, positions are repeated.
/// </summary>
internal sealed class AdaptiveAvgPool : LayerDefinition<AdaptivePoolSpec>
{
    public override string Keyword => "adaptiveavgpool";

    public override string NameStem => "pool";

    public override string Summary =>
        "Divides an image into a given number of rows and columns and takes the mean of each part, channel by channel.";

    public override IReadOnlyList<LayerArgument> Arguments { get; } =
        [CommonArguments.PoolSize with { Meaning = "height and width of the output" }];

    public override TensorShape? InferShape(AdaptivePoolSpec spec, LayerSite site) => ImageRule.Holds(site)
        ? ShapeLimits.Image(site, "size", spec.Size.Height, spec.Size.Width, site.InputShape.Channels, "use a smaller size")
        : null;

    public override IReadOnlyList<WeightDefinition> Weights(AdaptivePoolSpec spec, TensorShape input, TensorShape output) => [];

    public override FieldEffect Field(AdaptivePoolSpec spec, TensorShape input) =>
        spec.WindowOver(input) is { } window ? FieldEffect.Through(window) : FieldEffect.Irregular;

    public override long Macs(AdaptivePoolSpec spec, TensorShape input, TensorShape output) => 0;

    public override void Lower(AdaptivePoolSpec spec, LoweringSite site)
    {
        if (site.Input == site.Output)
        {
            site.Alias();
        }
        else if (spec.WindowOver(site.Input) is { } window)
        {
            site.Apply(new AveragePoolKernel(window, site.Input, site.Output, CountPadding: false));
        }
        else
        {
            site.Apply(new AdaptiveAveragePoolKernel(site.Input, site.Output));
        }
    }

    public override void ToTorch(AdaptivePoolSpec spec, TorchSite site)
    {
        if (site.Input.Shape == site.Output)
        {
            site.Return(site.Input);
        }
        else
        {
            site.Apply(new AdaptiveAvgPoolFunction(spec.Size));
        }
    }

    protected override AdaptivePoolSpec Read(ArgumentReader arguments) => new(arguments.Size("size"));
}
