using NetDsl.Compiler.Graph;

namespace NetDsl.Compiler.Kernels;

/// <summary>Max pooling. The gradient goes to the one pixel that was the maximum, the first in row order where several are equal.</summary>
/// <param name="Window">The sliding window.</param>
/// <param name="Input">One sample of the input.</param>
/// <param name="Output">One sample of the output.</param>
public sealed record MaxPoolKernel(Window Window, TensorShape Input, TensorShape Output) : Kernel
{
    private const string Routes = "Routes";

    /// <inheritdoc/>
    public override string RuntimeClass => "MaxPool";

    /// <inheritdoc/>
    public override IKernelCalls OnDevice => this;

    /// <inheritdoc/>
    public override SpecStruct Spec => PoolSpec.Of(Window, Input, Output, countPadding: false);

    /// <inheritdoc/>
    public override void Infer(CallSite site) => site.Call("MaxPool.Infer", withActivation: false, site.Input(), site.Output);

    /// <inheritdoc/>
    public override void Forward(CallSite site) => site.Call(
        "MaxPool.Forward",
        withActivation: false,
        site.Input(),
        site.Output,
        site.Saved(Routes, Output.Elements, isPerSample: true, BufferElement.Int));

    /// <inheritdoc/>
    public override void Backward(CallSite site)
    {
        if (site.NeedsInputGradient())
        {
            site.Note("to the one pixel that was the maximum, the first of equals").Call(
                "MaxPool.Backward",
                withActivation: false,
                site.OutputGradient,
                site.Saved(Routes, Output.Elements, isPerSample: true, BufferElement.Int),
                site.InputGradient());
        }
    }
}
