using NetDsl.Compiler.Graph;

namespace NetDsl.Compiler.Kernels;

/// <summary>
/// Drops at random and divides what stays, in training only. What is dropped is computed again in the adjoint, so nothing is kept.
/// </summary>
/// <param name="Shape">One sample of input and output.</param>
/// <param name="Rate">The share that is dropped.</param>
/// <param name="Stream">Distinguishes this layer's random numbers from the others'.</param>
public abstract record DropKernel(TensorShape Shape, float Rate, int Stream) : Kernel
{
    /// <inheritdoc/>
    public sealed override IKernelCalls OnDevice => this;

    /// <inheritdoc/>
    public sealed override SpecStruct Spec => new(
        "IDropout",
        [
            SpecStruct.Integer("Elements", checked((int)Shape.Elements)),
            SpecStruct.Real("Rate", Rate),
            SpecStruct.Integer("Stream", Stream),
        ]);

    /// <inheritdoc/>
    public sealed override bool BackwardWorksInPlace => true;

    /// <inheritdoc/>
    public sealed override bool VanishesInInference => true;

    /// <inheritdoc/>
    public sealed override void Forward(CallSite site) =>
        site.Call($"{RuntimeClass}.Forward", withActivation: false, Operand.Randomness, site.Input(), site.Output);

    /// <inheritdoc/>
    public sealed override void Backward(CallSite site)
    {
        if (site.NeedsInputGradient())
        {
            site.Call($"{RuntimeClass}.Backward", withActivation: false, Operand.Randomness, site.OutputGradient, site.InputGradient());
        }
    }
}

/// <summary>Dropout: single values.</summary>
/// <param name="Shape">One sample of input and output.</param>
/// <param name="Rate">The share of values that is dropped.</param>
/// <param name="Stream">Distinguishes this layer's random numbers from the others'.</param>
public sealed record DropoutKernel(TensorShape Shape, float Rate, int Stream) : DropKernel(Shape, Rate, Stream)
{
    /// <inheritdoc/>
    public override string RuntimeClass => "Dropout";
}

/// <summary>Drop path: all values of a sample together.</summary>
/// <param name="Shape">One sample of input and output.</param>
/// <param name="Rate">The share of samples that is dropped.</param>
/// <param name="Stream">Distinguishes this layer's random numbers from the others'.</param>
public sealed record DropPathKernel(TensorShape Shape, float Rate, int Stream) : DropKernel(Shape, Rate, Stream)
{
    /// <inheritdoc/>
    public override string RuntimeClass => "DropPath";
}
