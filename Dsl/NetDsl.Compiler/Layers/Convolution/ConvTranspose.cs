using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Kernels;
using NetDsl.Compiler.Lowering;
using NetDsl.Compiler.Torch;
using NetDsl.Kernels;

namespace NetDsl.Compiler.Layers;

/// <summary>What the arguments of a transposed convolution say.</summary>
internal sealed record ConvTransposeSpec(int Filters, TransposedWindow Sliding, bool Bias, InitializerKind Init, bool MinimalFiltering);

/// <summary>
/// A transposed convolution: each input position adds its filters, scaled, to a window of the output. The kernel is stored as Keras has
/// it: height × width × filters × input channels.
/// </summary>
internal sealed class ConvTranspose : LayerDefinition<ConvTransposeSpec>
{
    public override string Keyword => "conv2dtranspose";

    public override string NameStem => "convtranspose";

    public override string Summary =>
        "Spreads each position of an image over a window by filters: the adjoint of a convolution, to enlarge images.";

    public override bool TakesActivation => true;

    public override IReadOnlyList<LayerArgument> Arguments { get; } =
    [
        new("filters", ArgumentKind.Integer, "output channels") { Minimum = 1, Maximum = int.MaxValue, IsPositional = true },
        CommonArguments.Kernel,
        CommonArguments.Stride with { Meaning = "output positions between two neighbouring windows" },
        CommonArguments.Dilation with { Meaning = "output positions between two neighbouring taps of the kernel" },
        CommonArguments.Padding with { Meaning = "same, valid, or rows and columns that are cut off the output" },
        new("outputpadding", ArgumentKind.Integer, "rows and columns added to the output at the bottom and on the right")
        {
            Default = 0,
            Minimum = 0,
            Maximum = CommonArguments.LargestWindowExtent,
        },
        CommonArguments.Bias,
        CommonArguments.Init,
        CommonArguments.Algorithm,
    ];

    public override TensorShape? InferShape(ConvTransposeSpec spec, LayerSite site)
    {
        if (!ImageRule.Holds(site) || !TransposedWindowRule.Holds(site, spec.Sliding) || !KernelFits(spec, site))
        {
            return null;
        }

        var (height, width) = spec.Sliding.Outputs(site.InputShape);
        return ShapeLimits.Image(site, "filters", height, width, spec.Filters, "use fewer filters or a smaller stride");
    }

    public override IReadOnlyList<WeightDefinition> Weights(ConvTransposeSpec spec, TensorShape input, TensorShape output)
    {
        var kernel = spec.Sliding.Kernel;
        return KernelWeights.Define([kernel.Height, kernel.Width, spec.Filters, input.Channels], spec.Filters, spec.Init, spec.Bias);
    }

    public override FieldEffect Field(ConvTransposeSpec spec, TensorShape input) =>
        spec.Sliding.AsConvolution() is { } window ? FieldEffect.Through(window) : FieldEffect.Irregular;

    // Every input position is multiplied with the whole kernel; products that fall outside of the output are counted as well.
    public override long Macs(ConvTransposeSpec spec, TensorShape input, TensorShape output) =>
        input.Elements * spec.Sliding.Kernel.Height * spec.Sliding.Kernel.Width * spec.Filters;

    public override void Lower(ConvTransposeSpec spec, LoweringSite site) =>
        site.Apply(new TransposedConvolutionKernel(spec.Sliding.Adjoint, site.Input, site.Output) { MinimalFiltering = spec.MinimalFiltering });

    public override void ToTorch(ConvTransposeSpec spec, TorchSite site)
    {
        var sliding = spec.Sliding;
        var module = new ConvTranspose2dModule(
            site.Input.Shape.Channels, spec.Filters, sliding.Kernel, sliding.Stride, sliding.Dilation, spec.Bias);
        site.Return(module.Call(site, sliding.Adjoint));
    }

    protected override ConvTransposeSpec Read(ArgumentReader arguments) => new(
        arguments.Integer("filters"),
        new TransposedWindow(
            arguments.Size("kernel"),
            arguments.Size("stride"),
            arguments.Size("dilation"),
            arguments.Padding("padding"),
            arguments.Integer("outputpadding")),
        arguments.Boolean("bias"),
        CommonArguments.ReadInit(arguments),
        CommonArguments.AllowsMinimalFiltering(arguments));

    private static bool KernelFits(ConvTransposeSpec spec, LayerSite site)
    {
        var (kernel, channels) = (spec.Sliding.Kernel, site.InputShape.Channels);
        return KernelLimit.Holds(site, "filters", [kernel.Height, kernel.Width, channels], spec.Filters, filters =>
        {
            _ = PackedLayout.TransposedConvolution(kernel.Height * kernel.Width, channels, filters);
            _ = PackedLayout.Convolution(kernel.Height * kernel.Width, filters, channels, 1);
        });
    }
}
