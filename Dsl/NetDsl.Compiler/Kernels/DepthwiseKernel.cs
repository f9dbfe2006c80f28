using NetDsl.Compiler.Graph;
using NetDsl.Kernels;

namespace NetDsl.Compiler.Kernels;

/// <summary>A depthwise convolution; weights: kernel, and bias where there is one.</summary>
/// <param name="Window">The sliding window.</param>
/// <param name="Input">One sample of the input.</param>
/// <param name="Output">One sample of the output; its channels are a multiple of the input's.</param>
public sealed record DepthwiseKernel(Window Window, TensorShape Input, TensorShape Output) : Kernel
{
    /// <inheritdoc/>
    public override string RuntimeClass => "DepthwiseConv2D";

    /// <inheritdoc/>
    public override IKernelCalls OnDevice => new DeviceWeightCalls(RuntimeClass, WeightCalls.SharedByPositions);

    /// <inheritdoc/>
    public override SpecStruct Spec => new("IDepthwiseConv2D", [.. SpecStruct.Of(Window, Input, Output)]);

    /// <inheritdoc/>
    public override bool FusesActivation => true;

    /// <inheritdoc/>
    public override bool FoldsAffine => true;

    private int PackedElements => PackedLayout.Depthwise(Window.Taps, Output.Channels);

    /// <inheritdoc/>
    public override void Prepare(CallSite site) => WeightCalls.Prepare(site, RuntimeClass, PackedElements);

    /// <inheritdoc/>
    public override void Infer(CallSite site) => WeightCalls.Infer(site, RuntimeClass, PackedElements);

    /// <inheritdoc/>
    public override void Forward(CallSite site) => WeightCalls.Forward(site, RuntimeClass);

    /// <inheritdoc/>
    public override void Backward(CallSite site) => WeightCalls.Backward(site, RuntimeClass, WeightCalls.SharedByPositions);
}
