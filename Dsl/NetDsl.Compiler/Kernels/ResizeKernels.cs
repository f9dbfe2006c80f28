using NetDsl.Compiler.Graph;

namespace NetDsl.Compiler.Kernels;

/// <summary>Averages over windows that divide an image into a given number of rows and columns.</summary>
/// <param name="Input">One sample of the input.</param>
/// <param name="Output">One sample of the output.</param>
public sealed record AdaptiveAveragePoolKernel(TensorShape Input, TensorShape Output) : Kernel
{
    /// <inheritdoc/>
    public override string RuntimeClass => "AdaptiveAveragePool";

    /// <inheritdoc/>
    public override IKernelCalls OnDevice => this;

    /// <inheritdoc/>
    public override SpecStruct Spec => new("IResize", [.. SpecStruct.Resize(Input, Output)]);

    /// <inheritdoc/>
    public override void Forward(CallSite site) =>
        site.Call("AdaptiveAveragePool.Forward", withActivation: false, site.Input(), site.Output);

    /// <inheritdoc/>
    public override void Backward(CallSite site)
    {
        if (site.NeedsInputGradient())
        {
            site.Call("AdaptiveAveragePool.Backward", withActivation: false, site.OutputGradient, site.InputGradient());
        }
    }
}

/// <summary>An image enlarged by whole factors.</summary>
/// <param name="Input">One sample of the input.</param>
/// <param name="Output">One sample of the output.</param>
/// <param name="Bilinear">Whether neighbouring pixels are blended; otherwise each is repeated.</param>
public sealed record UpsampleKernel(TensorShape Input, TensorShape Output, bool Bilinear) : Kernel
{
    /// <inheritdoc/>
    public override string RuntimeClass => "Upsample";

    /// <inheritdoc/>
    public override IKernelCalls OnDevice => this;

    /// <inheritdoc/>
    public override SpecStruct Spec =>
        new("IUpsample", [.. SpecStruct.Resize(Input, Output), SpecStruct.Boolean("Bilinear", Bilinear)]);

    /// <inheritdoc/>
    public override void Forward(CallSite site) => site.Call("Upsample.Forward", withActivation: false, site.Input(), site.Output);

    /// <inheritdoc/>
    public override void Backward(CallSite site)
    {
        if (site.NeedsInputGradient())
        {
            site.Call("Upsample.Backward", withActivation: false, site.OutputGradient, site.InputGradient());
        }
    }
}
