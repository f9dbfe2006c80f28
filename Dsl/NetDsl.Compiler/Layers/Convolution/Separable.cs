using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Kernels;
using NetDsl.Compiler.Lowering;
using NetDsl.Compiler.Torch;
using NetDsl.Kernels;

namespace NetDsl.Compiler.Layers;

/// <summary>What the arguments of a separable convolution say.</summary>
internal sealed record SeparableSpec(int Filters, SlidingWindow Sliding, int Multiplier, bool Bias, InitializerKind Init) : IWindowedSpec
{
    /// <summary>What lies between the two halves: the depthwise half has the window, the pointwise half sees single positions.</summary>
    public TensorShape Between(TensorShape input, TensorShape output) =>
        TensorShape.Image(output.Height, output.Width, input.Channels * Multiplier);
}

/// <summary>
/// A depthwise convolution and a 1 × 1 convolution as one layer, as Keras' SeparableConv2D has it: both kernels are its own, the bias
/// belongs to the second half, and there is nothing between them.
/// </summary>
internal sealed class Separable : LayerDefinition<SeparableSpec>
{
    private const string DepthwiseKernelName = "depthwise_kernel";
    private const string PointwiseKernelName = "pointwise_kernel";

    public override string Keyword => "separable";

    public override string NameStem => "separable";

    public override string Summary => "Slides filters over each channel on its own, then weighs the channels of each position.";

    public override bool TakesActivation => true;

    public override IReadOnlyList<LayerArgument> Arguments { get; } =
    [
        new("filters", ArgumentKind.Integer, "output channels") { Minimum = 1, Maximum = int.MaxValue, IsPositional = true },
        CommonArguments.Kernel,
        CommonArguments.Stride,
        CommonArguments.Dilation,
        CommonArguments.Padding,
        new("multiplier", ArgumentKind.Integer, "depthwise filters of each input channel") { Default = 1, Minimum = 1, Maximum = int.MaxValue },
        CommonArguments.Bias,
        CommonArguments.Init,
    ];

    public override TensorShape? InferShape(SeparableSpec spec, LayerSite site)
    {
        var between = (long)site.InputShape.Channels * spec.Multiplier;
        if (!ImageRule.Holds(site) || WindowRule.Outputs(site, spec.Sliding, "kernel") is not { } outputs || !DepthwiseKernelFits(spec, site))
        {
            return null;
        }

        const string Smaller = "use a smaller multiplier or a larger stride";
        return ShapeLimits.Image(site, "multiplier", outputs.Height, outputs.Width, between, Smaller) is null
            || !PointwiseKernelFits(spec, site, (int)between)
                ? null
                : ShapeLimits.Image(site, "filters", outputs.Height, outputs.Width, spec.Filters, "use fewer filters or a larger stride");
    }

    public override IReadOnlyList<WeightDefinition> Weights(SeparableSpec spec, TensorShape input, TensorShape output)
    {
        var (height, width) = (spec.Sliding.Kernel.Height, spec.Sliding.Kernel.Width);
        var depthwise = KernelWeights.Define([height, width, input.Channels, spec.Multiplier], 0, spec.Init, bias: false);
        var pointwise = KernelWeights.Define([1, 1, input.Channels * spec.Multiplier, spec.Filters], spec.Filters, spec.Init, spec.Bias);
        return [depthwise[0] with { Name = DepthwiseKernelName }, pointwise[0] with { Name = PointwiseKernelName }, .. pointwise.Skip(1)];
    }

    public override FieldEffect Field(SeparableSpec spec, TensorShape input) => FieldEffect.Through(spec.Sliding.Over(input));

    public override long Macs(SeparableSpec spec, TensorShape input, TensorShape output)
    {
        var between = spec.Between(input, output);
        return (between.Elements * spec.Sliding.Over(input).Taps) + (output.Elements * between.Channels);
    }

    public override void Lower(SeparableSpec spec, LoweringSite site)
    {
        var between = spec.Between(site.Input, site.Output);
        var onePixel = new AxisWindow(1, 1, 1, 0, 0);
        site.Begin(
            "depthwise",
            new DepthwiseKernel(spec.Sliding.Over(site.Input), site.Input, between),
            between,
            WeightRoles.Of(("kernel", DepthwiseKernelName)));
        site.Apply(
            new ConvolutionKernel(new Window(onePixel, onePixel), between, site.Output, Groups: 1),
            WeightRoles.Of(("kernel", PointwiseKernelName), ("bias", "bias")));
    }

    public override void ToTorch(SeparableSpec spec, TorchSite site)
    {
        var ((kernel, stride, dilation, _, _), inputs) = (spec.Sliding, site.Input.Shape.Channels);
        var between = spec.Between(site.Input.Shape, site.Output);
        var depthwise = new Conv2dModule(inputs, between.Channels, kernel, stride, dilation, inputs, Bias: false) { KernelSource = DepthwiseKernelName };
        var pointwise = new Conv2dModule(between.Channels, spec.Filters, Size2.One, Size2.One, Size2.One, Groups: 1, spec.Bias)
        {
            KernelSource = PointwiseKernelName,
        };
        var filtered = depthwise.Call(site, "depthwise", spec.Sliding.Over(site.Input.Shape), between);
        site.Return(site.Call(pointwise, "pointwise", site.Output, filtered));
    }

    protected override SeparableSpec Read(ArgumentReader arguments) => new(
        arguments.Integer("filters"),
        new SlidingWindow(arguments.Size("kernel"), arguments.Size("stride"), arguments.Size("dilation"), arguments.Padding("padding")),
        arguments.Integer("multiplier"),
        arguments.Boolean("bias"),
        CommonArguments.ReadInit(arguments));

    private static bool DepthwiseKernelFits(SeparableSpec spec, LayerSite site)
    {
        var (kernel, channels) = (spec.Sliding.Kernel, site.InputShape.Channels);
        return KernelLimit.Holds(site, "multiplier", [kernel.Height, kernel.Width, channels], spec.Multiplier, multiplier =>
            _ = PackedLayout.Depthwise(kernel.Height * kernel.Width, checked(channels * multiplier)));
    }

    private static bool PointwiseKernelFits(SeparableSpec spec, LayerSite site, int channels) =>
        KernelLimit.Holds(site, "filters", [1, 1, channels], spec.Filters, filters =>
        {
            _ = PackedLayout.Convolution(1, channels, filters, 1);
            _ = PackedLayout.ConvolutionTransposed(1, channels, filters, 1);
        });
}
