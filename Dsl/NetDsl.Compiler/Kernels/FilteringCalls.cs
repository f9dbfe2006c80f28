namespace NetDsl.Compiler.Kernels;

/// <summary>
/// The calls in inference of convolutions whose form allows minimal filtering: their filters are transformed when weights change.
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

    public static void Infer(CallSite site, int elements)
    {
        if (site.Residual is { } residual)
        {
            site.Call("Conv2D.InferAdd", withActivation: true, site.Input(), site.Packed(elements, Suffix), residual, site.Output);
        }
        else
        {
            site.Call("Conv2D.Infer", withActivation: true, site.Input(), site.Packed(elements, Suffix), site.Output);
        }
    }
}
