using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Kernels;
using NetDsl.Compiler.Lowering;
using NetDsl.Compiler.Torch;
using NetDsl.Kernels;

namespace NetDsl.Compiler.Layers;

/// <summary>What the arguments of a depthwise convolution say.</summary>
internal sealed record DepthwiseSpec(SlidingWindow Sliding, int Multiplier, bool Bias, InitializerKind Init) : IWindowedSpec;

/// <summary>
/// A depthwise convolution: every channel has filters of its own. The kernel is stored as Keras has it, height × width × channels ×
/// multiplier; output channel c · multiplier + m reads input channel c.
/// </summary>
internal sealed class Depthwise : LayerDefinition<DepthwiseSpec>
{
    public override string Keyword => "depthwise";

    public override string NameStem => "depthwise";

    public override string Summary => "Slides filters over each channel on its own.";

    public override bool TakesActivation => true;

    public override IReadOnlyList<LayerArgument> Arguments { get; } =
    [
        CommonArguments.Kernel,
        CommonArguments.Stride,
        CommonArguments.Dilation,
        CommonArguments.Padding,
        new("multiplier", ArgumentKind.Integer, "filters of each input channel") { Default = 1, Minimum = 1, Maximum = int.MaxValue },
        CommonArguments.Bias,
        CommonArguments.Init,
    ];

    public override TensorShape? InferShape(DepthwiseSpec spec, LayerSite site)
    {
        var channels = (long)site.InputShape.Channels * spec.Multiplier;
        return !ImageRule.Holds(site) || WindowRule.Outputs(site, spec.Sliding, "kernel") is not { } outputs || !KernelFits(spec, site)
            ? null
            : ShapeLimits.Image(site, "multiplier", outputs.Height, outputs.Width, channels, "use a smaller multiplier or a larger stride");
    }

    public override IReadOnlyList<WeightDefinition> Weights(DepthwiseSpec spec, TensorShape input, TensorShape output)
    {
        var (height, width) = (spec.Sliding.Kernel.Height, spec.Sliding.Kernel.Width);
        return KernelWeights.Define([height, width, input.Channels, spec.Multiplier], output.Channels, spec.Init, spec.Bias);
    }

    public override FieldEffect Field(DepthwiseSpec spec, TensorShape input) => FieldEffect.Through(spec.Sliding.Over(input));

    public override long Macs(DepthwiseSpec spec, TensorShape input, TensorShape output) =>
        output.Elements * spec.Sliding.Over(input).Taps;

    public override void Lower(DepthwiseSpec spec, LoweringSite site) =>
        site.Apply(new DepthwiseKernel(spec.Sliding.Over(site.Input), site.Input, site.Output));

    public override void ToTorch(DepthwiseSpec spec, TorchSite site)
    {
        var ((kernel, stride, dilation, _, _), inputs) = (spec.Sliding, site.Input.Shape.Channels);
        var module = new Conv2dModule(inputs, site.Output.Channels, kernel, stride, dilation, inputs, spec.Bias);
        site.Return(module.Call(site, "", spec.Sliding.Over(site.Input.Shape), site.Output));
    }

    protected override DepthwiseSpec Read(ArgumentReader arguments) => new(
        new SlidingWindow(arguments.Size("kernel"), arguments.Size("stride"), arguments.Size("dilation"), arguments.Padding("padding")),
        arguments.Integer("multiplier"),
        arguments.Boolean("bias"),
        CommonArguments.ReadInit(arguments));

    private static bool KernelFits(DepthwiseSpec spec, LayerSite site)
    {
        var (kernel, channels) = (spec.Sliding.Kernel, site.InputShape.Channels);
        return KernelLimit.Holds(site, "multiplier", [kernel.Height, kernel.Width, channels], spec.Multiplier, multiplier =>
            _ = PackedLayout.Depthwise(kernel.Height * kernel.Width, checked(channels * multiplier)));
    }
}
