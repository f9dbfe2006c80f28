using NetDsl.Compiler.Graph;

namespace NetDsl.Compiler.Kernels;

/// <summary>Local response normalisation across neighbouring channels.</summary>
/// <param name="Shape">One sample of input and output.</param>
/// <param name="Size">Channels of a window.</param>
/// <param name="Alpha">The factor of the mean of squares.</param>
/// <param name="Beta">The exponent.</param>
/// <param name="Bias">What is added to the mean of squares.</param>
public sealed record LocalResponseNormKernel(TensorShape Shape, int Size, float Alpha, float Beta, float Bias) : Kernel
{
    /// <inheritdoc/>
    public override string RuntimeClass => "LocalResponseNorm";

    /// <inheritdoc/>
    public override IKernelCalls OnDevice => this;

    /// <inheritdoc/>
    public override SpecStruct Spec => new(
        "ILocalResponseNorm",
        [
            .. SpecStruct.Of(Shape),
            SpecStruct.Integer("Size", Size),
            SpecStruct.Real("Alpha", Alpha),
            SpecStruct.Real("Beta", Beta),
            SpecStruct.Real("Bias", Bias),
        ]);

    /// <inheritdoc/>
    public override bool BackwardWorksInPlace => true;

    /// <inheritdoc/>
    public override void Forward(CallSite site) =>
        site.Call("LocalResponseNorm.Forward", withActivation: false, site.Input(), site.Output);

    /// <inheritdoc/>
    public override void Backward(CallSite site)
    {
        if (site.NeedsInputGradient())
        {
            site.Call("LocalResponseNorm.Backward", withActivation: false, site.Input(), site.OutputGradient, site.InputGradient());
        }
    }
}
