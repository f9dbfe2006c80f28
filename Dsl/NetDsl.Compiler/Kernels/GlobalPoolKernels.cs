using NetDsl.Compiler.Graph;

namespace NetDsl.Compiler.Kernels;

/// <summary>The mean over height and width.</summary>
/// <param name="Input">One sample of the input.</param>
public sealed record GlobalAveragePoolKernel(TensorShape Input) : Kernel
{
    /// <inheritdoc/>
    public override string RuntimeClass => "GlobalAveragePool";

    /// <inheritdoc/>
    public override IKernelCalls OnDevice => this;

    /// <inheritdoc/>
    public override SpecStruct Spec => new("IChannels", [.. SpecStruct.Of(Input)]);

    /// <inheritdoc/>
    public override void Forward(CallSite site) =>
        site.Call("GlobalAveragePool.Forward", withActivation: false, site.Input(), site.Output);

    /// <inheritdoc/>
    public override void Backward(CallSite site)
    {
        if (site.NeedsInputGradient())
        {
            site.Call("GlobalAveragePool.Backward", withActivation: false, site.OutputGradient, site.InputGradient());
        }
    }
}

/// <summary>The maximum over height and width. The gradient goes to the first pixel in row order that was the maximum.</summary>
/// <param name="Input">One sample of the input.</param>
public sealed record GlobalMaxPoolKernel(TensorShape Input) : Kernel
{
    private const string Routes = "Routes";

    /// <inheritdoc/>
    public override string RuntimeClass => "GlobalMaxPool";

    /// <inheritdoc/>
    public override IKernelCalls OnDevice => this;

    /// <inheritdoc/>
    public override SpecStruct Spec => new("IChannels", [.. SpecStruct.Of(Input)]);

    /// <inheritdoc/>
    public override void Infer(CallSite site) => site.Call("GlobalMaxPool.Infer", withActivation: false, site.Input(), site.Output);

    /// <inheritdoc/>
    public override void Forward(CallSite site) => site.Call(
        "GlobalMaxPool.Forward",
        withActivation: false,
        site.Input(),
        site.Output,
        site.Saved(Routes, Input.Channels, isPerSample: true, BufferElement.Int));

    /// <inheritdoc/>
    public override void Backward(CallSite site)
    {
        if (site.NeedsInputGradient())
        {
            site.Note("to the one pixel that was the maximum, the first of equals").Call(
                "GlobalMaxPool.Backward",
                withActivation: false,
                site.OutputGradient,
                site.Saved(Routes, Input.Channels, isPerSample: true, BufferElement.Int),
                site.InputGradient());
        }
    }
}
