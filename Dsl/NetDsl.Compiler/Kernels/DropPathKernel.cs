using NetDsl.Compiler.Graph;

namespace NetDsl.Compiler.Kernels;

/// <summary>Drop path: in training only. Which samples stay is computed again in the adjoint, so nothing is kept.</summary>
/// <param name="Shape">One sample of input and output.</param>
/// <param name="Rate">The share of samples that is dropped.</param>
/// <param name="Stream">Distinguishes this layer's random numbers from the others'.</param>
public sealed record DropPathKernel(TensorShape Shape, float Rate, int Stream) : Kernel
{
    /// <inheritdoc/>
    public override string RuntimeClass => "DropPath";

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
        site.Call("DropPath.Forward", withActivation: false, CallSite.Randomness, site.Input(), site.Output);

    /// <inheritdoc/>
    public override void Backward(CallSite site)
    {
        if (site.NeedsInputGradient())
        {
            site.Call("DropPath.Backward", withActivation: false, CallSite.Randomness, site.OutputGradient, site.InputGradient());
        }
    }
}
