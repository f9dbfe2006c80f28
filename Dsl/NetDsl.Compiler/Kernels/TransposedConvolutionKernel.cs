using NetDsl.Compiler.Graph;
using NetDsl.Kernels;

namespace NetDsl.Compiler.Kernels;

/// <summary>
/// A transposed convolution, the adjoint of a convolution that leads from the output to the input; weights: kernel, and bias where there
/// is one.
/// </summary>
/// <param name="Window">The sliding window of that convolution.</param>
/// <param name="Input">One sample of the input.</param>
/// <param name="Output">One sample of the output.</param>
public sealed record TransposedConvolutionKernel(Window Window, TensorShape Input, TensorShape Output) : Kernel
{
    /// <summary>Whether minimal filtering may be used; a target that has none ignores it.</summary>
    public bool MinimalFiltering { get; init; } = true;

    /// <inheritdoc/>
    public override string RuntimeClass => "ConvTranspose2D";

    /// <inheritdoc/>
    public override IKernelCalls OnDevice => new DeviceWeightCalls(RuntimeClass, WeightCalls.SharedByPositions);

    /// <inheritdoc/>
    public override SpecStruct Spec => new("IConvTranspose2D", [.. SpecStruct.Of(Window, Input, Output), .. SpecStruct.Filtering(MinimalFiltering)]);

    /// <inheritdoc/>
    public override bool FusesActivation => true;

    /// <inheritdoc/>
    public override bool FoldsAffine => true;

    private int PackedElements => PackedLayout.TransposedConvolution(Window.Taps, Input.Channels, Output.Channels);

    /// <inheritdoc/>
    public override void Prepare(CallSite site) => WeightCalls.Prepare(site, RuntimeClass, PackedElements);

    /// <inheritdoc/>
    public override void Infer(CallSite site) => WeightCalls.Infer(site, RuntimeClass, PackedElements);

    /// <inheritdoc/>
    public override void Forward(CallSite site) => WeightCalls.Forward(site, RuntimeClass);

    /// <inheritdoc/>
    public override void Backward(CallSite site) => WeightCalls.Backward(site, RuntimeClass, WeightCalls.SharedByPositions);
}
