using NetDsl.Compiler.Graph;

namespace NetDsl.Compiler.Kernels;

/// <summary>The product of a value and its factors: one for each number, or one for each channel of each sample.</summary>
/// <param name="Value">One sample of the first input and of the output.</param>
/// <param name="Factors">One sample of the second input: the same shape, or one pixel of as many channels.</param>
public sealed record MultiplyKernel(TensorShape Value, TensorShape Factors) : Kernel
{
    /// <inheritdoc/>
    public override string RuntimeClass => "Multiply";

    /// <inheritdoc/>
    public override IKernelCalls OnDevice => this;

    /// <summary>Factors for each number are those of a single pixel with as many channels as there are numbers.</summary>
    public override SpecStruct Spec => new("IChannels", [.. SpecStruct.Of(Value == Factors ? TensorShape.Vector((int)Value.Elements) : Value)]);

    /// <inheritdoc/>
    public override void Forward(CallSite site) =>
        site.Call("Multiply.Forward", withActivation: false, site.Input(0), site.Input(1), site.Output);

    /// <inheritdoc/>
    public override void Backward(CallSite site)
    {
        if (site.NeedsInputGradient(1))
        {
            site.Note("each factor's own pixels: summed over them").Call(
                "Multiply.BackwardFactors",
                withActivation: false,
                site.Input(0),
                site.OutputGradient,
                site.InputGradient(1));
        }

        if (site.NeedsInputGradient(0))
        {
            site.Call("Multiply.BackwardValue", withActivation: false, site.Input(1), site.OutputGradient, site.InputGradient(0));
        }
    }
}
