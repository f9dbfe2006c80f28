namespace NetDsl.Compiler.Kernels;

/// <summary>
/// The calls of convolutions whose form allows minimal filtering: inference prepares transformed filters, and training hands over the
/// kernel as it is, since its filters change with every step.
/// </summary>
internal static class FilteringCalls
{
    private const string Suffix = "Prepared";

    public static void Prepare(CallSite site, int elements)
    {
        if (site.FoldedAffine is { } affine)
        {
            site.CallOnWeights("Conv2D.PrepareFolded", site.Weight("kernel"), site.Weight("bias"), affine, site.Packed(elements, Suffix));
        }
        else
        {
            site.CallOnWeights("Conv2D.Prepare", site.Weight("kernel"), site.Weight("bias"), site.Packed(elements, Suffix));
        }
    }

    public static void Infer(CallSite site, int elements) =>
        site.Call("Conv2D.Infer", withActivation: true, site.Input(), site.Packed(elements, Suffix), site.Output);

    public static void Forward(CallSite site) => site.Call(
        "Conv2D.ForwardUnpacked", withActivation: true, site.Input(), site.Weight("kernel"), site.Weight("bias"), site.Output);

    public static void Backward(CallSite site)
    {
        WeightCalls.BackwardWeights(site, "Conv2D", WeightCalls.SharedByPositions);
        if (site.NeedsInputGradient())
        {
            site.Call(
                "Conv2D.BackwardInputUnpacked", withActivation: false, site.OutputGradient, site.Weight("kernel"), site.InputGradient());
        }
    }
}
