using NetDsl.Compiler.Graph;

namespace NetDsl.Compiler.Kernels;

/// <summary>Softmax over the channels.</summary>
/// <param name="Shape">One sample of input and output.</param>
public sealed record SoftmaxKernel(TensorShape Shape) : Kernel
{
    /// <inheritdoc/>
    public override string RuntimeClass => "Softmax";

    /// <inheritdoc/>
    public override IKernelCalls OnDevice => this;

    /// <inheritdoc/>
    public override SpecStruct Spec => new("IChannels", [.. SpecStruct.Of(Shape)]);

    /// <inheritdoc/>
    public override bool BackwardReadsOutput => true;

    /// <inheritdoc/>
    public override void Forward(CallSite site) =>
        site.Call("Softmax.Forward", withActivation: false, site.Input(), site.Output);

    /// <inheritdoc/>
    public override void Backward(CallSite site)
    {
        if (site.NeedsInputGradient())
        {
            site.Call("Softmax.Backward", withActivation: false, site.Output, site.OutputGradient, site.InputGradient());
        }
    }
}
