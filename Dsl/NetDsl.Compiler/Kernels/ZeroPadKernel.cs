using NetDsl.Compiler.Graph;

namespace NetDsl.Compiler.Kernels;

/// <summary>Zeros around an image.</summary>
/// <param name="Input">One sample of the input.</param>
/// <param name="Top">Rows above.</param>
/// <param name="Bottom">Rows below.</param>
/// <param name="Left">Columns on the left.</param>
/// <param name="Right">Columns on the right.</param>
public sealed record ZeroPadKernel(TensorShape Input, int Top, int Bottom, int Left, int Right) : Kernel
{
    /// <inheritdoc/>
    public override string RuntimeClass => "ZeroPad";

    /// <inheritdoc/>
    public override IKernelCalls OnDevice => this;

    /// <inheritdoc/>
    public override SpecStruct Spec => SpecStruct.Margins(Input, Top, Bottom, Left, Right);

    /// <inheritdoc/>
    public override void Forward(CallSite site) =>
        site.Call("ZeroPad.Forward", withActivation: false, site.Input(), site.Output);

    /// <inheritdoc/>
    public override void Backward(CallSite site)
    {
        if (site.NeedsInputGradient())
        {
            site.Call("ZeroPad.Backward", withActivation: false, site.OutputGradient, site.InputGradient());
        }
    }
}
