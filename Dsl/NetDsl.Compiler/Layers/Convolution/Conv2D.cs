using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Kernels;
using NetDsl.Compiler.Lowering;
using NetDsl.Compiler.Torch;
using NetDsl.Kernels;

namespace NetDsl.Compiler.Layers;

/// <summary>What the arguments of a convolution say.</summary>
internal sealed record Conv2DSpec(int Filters, SlidingWindow Sliding, int Groups, bool Bias, InitializerKind Init, bool MinimalFiltering)
    : IWindowedSpec;

/// <summary>A convolution over height and width. The kernel is stored as Keras has it: height × width × input channels / groups × filters.</summary>
internal sealed class Conv2D : LayerDefinition<Conv2DSpec>
{
    public override string Keyword => "conv2d";

    public override string NameStem => "conv";

    public override string Summary => "Slides filters over an image; each gives one channel of weighted sums over its window.";

    public override bool TakesActivation => true;

    public override IReadOnlyList<LayerArgument> Arguments { get; } =
    [
        new("filters", ArgumentKind.Integer, "output channels") { Minimum = 1, Maximum = int.MaxValue, IsPositional = true },
        CommonArguments.Kernel,
        CommonArguments.Stride,
        CommonArguments.Dilation,
        new("groups", ArgumentKind.Integer, "parts into which input channels and filters are divided, each filter reading its own part")
        {
            Default = 1,
            Minimum = 1,
            Maximum = int.MaxValue,
        },
        CommonArguments.Padding,
        CommonArguments.Bias,
        CommonArguments.Init,
        CommonArguments.Algorithm,
    ];

    public override TensorShape? InferShape(Conv2DSpec spec, LayerSite site)
    {
        if (!ImageRule.Holds(site) || !GroupRule.Holds(site, spec.Groups, spec.Filters))
        {
            return null;
        }

        return WindowRule.Outputs(site, spec.Sliding, "kernel") is not { } outputs || !KernelFits(spec, site)
            ? null
            : ShapeLimits.Image(site, "filters", outputs.Height, outputs.Width, spec.Filters, "use fewer filters or a larger stride");
    }

    public override IReadOnlyList<WeightDefinition> Weights(Conv2DSpec spec, TensorShape input, TensorShape output)
    {
        var (height, width) = (spec.Sliding.Kernel.Height, spec.Sliding.Kernel.Width);
        return KernelWeights.Define([height, width, input.Channels / spec.Groups, spec.Filters], spec.Filters, spec.Init, spec.Bias);
    }

    public override FieldEffect Field(Conv2DSpec spec, TensorShape input) => FieldEffect.Through(spec.Sliding.Over(input));

    public override long Macs(Conv2DSpec spec, TensorShape input, TensorShape output) =>
        output.Elements * spec.Sliding.Over(input).Taps * (input.Channels / spec.Groups);

    public override void Lower(Conv2DSpec spec, LoweringSite site) =>
        site.Apply(new ConvolutionKernel(spec.Sliding.Over(site.Input), site.Input, site.Output, spec.Groups) { MinimalFiltering = spec.MinimalFiltering });

    public override void ToTorch(Conv2DSpec spec, TorchSite site)
    {
        var ((kernel, stride, dilation, _, _), inputs) = (spec.Sliding, site.Input.Shape.Channels);
        var module = new Conv2dModule(inputs, spec.Filters, kernel, stride, dilation, spec.Groups, spec.Bias);
        site.Return(module.Call(site, "", spec.Sliding.Over(site.Input.Shape), site.Output));
    }

    protected override Conv2DSpec Read(ArgumentReader arguments) => new(
        arguments.Integer("filters"),
        new SlidingWindow(arguments.Size("kernel"), arguments.Size("stride"), arguments.Size("dilation"), arguments.Padding("padding")),
        arguments.Integer("groups"),
        arguments.Boolean("bias"),
        CommonArguments.ReadInit(arguments),
        CommonArguments.AllowsMinimalFiltering(arguments));

    private static bool KernelFits(Conv2DSpec spec, LayerSite site)
    {
        var (kernel, channels) = (spec.Sliding.Kernel, site.InputShape.Channels);
        return KernelLimit.Holds(site, "filters", [kernel.Height, kernel.Width, channels / spec.Groups], spec.Filters, filters =>
        {
            _ = PackedLayout.Convolution(kernel.Height * kernel.Width, channels, filters, spec.Groups);
            _ = PackedLayout.ConvolutionTransposed(kernel.Height * kernel.Width, channels, filters, spec.Groups);
        });
    }
}
