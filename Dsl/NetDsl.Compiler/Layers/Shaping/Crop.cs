using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Kernels;
using NetDsl.Compiler.Lowering;
using NetDsl.Compiler.Torch;

namespace NetDsl.Compiler.Layers;

/// <summary>What the argument of a cropping says.</summary>
internal sealed record CropSpec(PaddingArgument Cropping);

/// <summary>An image without its border. For the receptive field it is a window of one position with negative padding.</summary>
internal sealed class Crop : LayerDefinition<CropSpec>
{
    public override string Keyword => "crop";

    public override string NameStem => "crop";

    public override string Summary => "Cuts rows and columns off an image.";

    public override IReadOnlyList<LayerArgument> Arguments { get; } =
    [
        CommonArguments.Padding with
        {
            Name = "cropping",
            Meaning = "rows and columns: a number, (height, width) or (top, bottom, left, right)",
            Default = null,
            IsPositional = true,
        },
    ];

    public override TensorShape? InferShape(CropSpec spec, LayerSite site)
    {
        var (rule, top, bottom, left, right) = spec.Cropping;
        if (rule != PaddingRule.Explicit)
        {
            return site.Report(ShapeRules.CroppingByRule, "cropping", site.Name, rule == PaddingRule.Same ? "same" : "valid");
        }

        if (!ImageRule.Holds(site))
        {
            return null;
        }

        var input = site.InputShape;
        var (height, width) = (input.Height - top - bottom, input.Width - left - right);
        return height > 0 && width > 0
            ? TensorShape.Image(height, width, input.Channels)
            : height <= 0 ? TooLarge(site, "rows", top, bottom, input.Height) : TooLarge(site, "columns", left, right, input.Width);
    }

    public override IReadOnlyList<WeightDefinition> Weights(CropSpec spec, TensorShape input, TensorShape output) => [];

    public override FieldEffect Field(CropSpec spec, TensorShape input)
    {
        var (_, top, bottom, left, right) = spec.Cropping;
        return FieldEffect.Through(new Window(new AxisWindow(1, 1, 1, -top, -bottom), new AxisWindow(1, 1, 1, -left, -right)));
    }

    public override long Macs(CropSpec spec, TensorShape input, TensorShape output) => 0;

    public override void Lower(CropSpec spec, LoweringSite site)
    {
        var (_, top, bottom, left, right) = spec.Cropping;
        site.Apply(new CropKernel(site.Output, top, bottom, left, right));
    }

    public override void ToTorch(CropSpec spec, TorchSite site)
    {
        var (size, cropping) = (new Size2(site.Output.Height, site.Output.Width), spec.Cropping);
        if (site.Output == site.Input.Shape)
        {
            site.Return(site.Input);
        }
        else
        {
            site.Apply(new CropFunction(cropping.Top, cropping.Left, size));
        }
    }

    protected override CropSpec Read(ArgumentReader arguments) => new(arguments.Padding("cropping"));

    private static TensorShape? TooLarge(LayerSite site, string axis, int before, int after, int size) => site.Report(
        ShapeRules.CroppingTooLarge,
        "cropping",
        site.Name,
        Quantity.Of((long)before + after),
        axis,
        site.Input.ShownName,
        Quantity.Of(size),
        Quantity.Of(size - 1));
}
