using NetDsl.Compiler.Graph;

namespace NetDsl.Compiler.Kernels;

/// <summary>Dropout: in training only. The mask is computed again in the adjoint, so none is kept.</summary>
/// <param name="Shape">One sample of input and output.</param>
/// <param name="Rate">The share of values that is dropped.</param>
/// <param name="Stream">Distinguishes this layer's random numbers from the others'.</param>
public sealed record DropoutKernel(TensorShape Shape, float Rate, int Stream) : Kernel
{
    /// <inheritdoc/>
    public override string RuntimeClass => "Dropout";

    /// <inheritdoc/>
    public override SpecStruct Spec => new(
        "IDropout",
        [
            SpecStruct.Integer("Elements", checked((int)Shape.Elements)),
            SpecStruct.Real("Rate", Rate),
            SpecStruct.Integer("Stream", Stream),
        ]);

    /// <inheritdoc/>
    public override bool BackwardWorksInPlace => true;

    /// <inheritdoc/>
    public override bool VanishesInInference => true;

    /// <inheritdoc/>
    public override void Forward(CallSite site) =>
        site.Call("Dropout.Forward", withActivation: false, CallSite.Randomness, site.Input(), site.Output);

    /// <inheritdoc/>
    public override void Backward(CallSite site)
    {
        if (site.NeedsInputGradient())
        {
            site.Call("Dropout.Backward", withActivation: false, CallSite.Randomness, site.OutputGradient, site.InputGradient());
        }
    }
}
