using NetDsl.Compiler.Graph;

namespace NetDsl.Compiler.Kernels;

/// <summary>An image without its border. Its adjoint is the padding that puts zeros where the border was.</summary>
/// <param name="Output">One sample of the output.</param>
/// <param name="Top">Rows that are cut off above.</param>
/// <param name="Bottom">Rows that are cut off below.</param>
/// <param name="Left">Columns that are cut off on the left.</param>
/// <param name="Right">Columns that are cut off on the right.</param>
public sealed record CropKernel(TensorShape Output, int Top, int Bottom, int Left, int Right) : Kernel
{
    /// <inheritdoc/>
    public override string RuntimeClass => "Crop";

    /// <inheritdoc/>
    public override IKernelCalls OnDevice => this;

    /// <inheritdoc/>
    public override SpecStruct Spec => SpecStruct.Margins(Output, Top, Bottom, Left, Right);

    /// <inheritdoc/>
    public override void Forward(CallSite site) =>
        site.Call("Crop.Forward", withActivation: false, site.Input(), site.Output);

    /// <inheritdoc/>
    public override void Backward(CallSite site)
    {
        if (site.NeedsInputGradient())
        {
            site.Call("Crop.Backward", withActivation: false, site.OutputGradient, site.InputGradient());
        }
    }
}
