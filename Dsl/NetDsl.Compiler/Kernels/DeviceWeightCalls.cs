namespace NetDsl.Compiler.Kernels;

/// <summary>
/// How a device calls convolutions and dense layers. Its kernels read weights as they are saved, so nothing is packed; only where a factor
/// and an offset are folded in are there weights to prepare.
/// </summary>
/// <param name="RuntimeClass">The class of the kernels.</param>
/// <param name="WeightNote">What is to be said of the weights' gradients.</param>
internal sealed record DeviceWeightCalls(string RuntimeClass, string WeightNote) : IKernelCalls
{
    private const string FoldedKernel = "Folded";
    private const string FoldedBias = "FoldedBias";

    /// <inheritdoc/>
    public bool DifferentiatesActivation => false;

    /// <inheritdoc/>
    public void Prepare(CallSite site)
    {
        if (site.FoldedAffine is { } affine)
        {
            var (kernel, bias) = Folded(site, affine);
            site.CallOnWeights($"{RuntimeClass}.Fold", site.Weight("kernel"), site.Weight("bias"), affine, kernel, bias);
        }
    }

    /// <inheritdoc/>
    public void Infer(CallSite site)
    {
        if (site.FoldedAffine is { } affine)
        {
            var (kernel, bias) = Folded(site, affine);
            WeightCalls.Forward(site, RuntimeClass, kernel, bias);
        }
        else
        {
            Forward(site);
        }
    }

    /// <inheritdoc/>
    public void Forward(CallSite site) => WeightCalls.Forward(site, RuntimeClass);

    /// <inheritdoc/>
    public void Backward(CallSite site) => WeightCalls.Backward(site, RuntimeClass, WeightNote);

    // A factor and then an offset for each output channel; with the offsets, there always is a bias.
    private static (Operand Kernel, Operand Bias) Folded(CallSite site, Operand affine) =>
        (site.Packed(site.Weight("kernel").Buffer!.Elements, FoldedKernel), site.Packed(affine.Buffer!.Elements / 2, FoldedBias));
}
