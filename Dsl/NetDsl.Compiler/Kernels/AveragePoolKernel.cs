using NetDsl.Compiler.Graph;

namespace NetDsl.Compiler.Kernels;

/// <summary>Average pooling.</summary>
/// <param name="Window">The sliding window.</param>
/// <param name="Input">One sample of the input.</param>
/// <param name="Output">One sample of the output.</param>
/// <param name="CountPadding">Whether padded pixels count in the divisor.</param>
public sealed record AveragePoolKernel(Window Window, TensorShape Input, TensorShape Output, bool CountPadding) : Kernel
{
    /// <inheritdoc/>
    public override string RuntimeClass => "AveragePool";

    /// <inheritdoc/>
    public override IKernelCalls OnDevice => this;

    /// <inheritdoc/>
    public override SpecStruct Spec => PoolSpec.Of(Window, Input, Output, CountPadding);

    /// <inheritdoc/>
    public override void Forward(CallSite site) =>
        site.Call("AveragePool.Forward", withActivation: false, site.Input(), site.Output);

    /// <inheritdoc/>
    public override void Backward(CallSite site)
    {
        if (site.NeedsInputGradient())
        {
            site.Call("AveragePool.Backward", withActivation: false, site.OutputGradient, site.InputGradient());
        }
    }
}
