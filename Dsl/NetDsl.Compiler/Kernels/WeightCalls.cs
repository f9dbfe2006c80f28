namespace NetDsl.Compiler.Kernels;

/// <summary>
/// The calls that convolutions and dense layers share: pack, multiply, and the two adjoints. Weights are shared by all positions, so
/// their gradients are sums over all positions.
/// </summary>
internal static class WeightCalls
{
    public const string Transposed = "Transposed";

    public static void Prepare(CallSite site, string runtimeClass, int packed)
    {
        if (site.FoldedAffine is { } affine)
        {
            site.CallOnWeights($"{runtimeClass}.PackFolded", site.Weight("kernel"), site.Weight("bias"), affine, site.Packed(packed));
        }
        else
        {
            site.CallOnWeights($"{runtimeClass}.Pack", site.Weight("kernel"), site.Weight("bias"), site.Packed(packed));
        }
    }

    public static void Pack(CallSite site, string runtimeClass, int packed, int transposed)
    {
        site.CallOnWeights($"{runtimeClass}.Pack", site.Weight("kernel"), site.Weight("bias"), site.Packed(packed));
        if (site.NeedsInputGradient())
        {
            site.CallOnWeights($"{runtimeClass}.PackTransposed", site.Weight("kernel"), site.Packed(transposed, Transposed));
        }
    }

    public static void Forward(CallSite site, string runtimeClass, int packed) =>
        site.Call($"{runtimeClass}.Forward", withActivation: true, site.Input(), site.Packed(packed), site.Output);

    public static void Backward(CallSite site, string runtimeClass, int transposed, string weightNote)
    {
        site.Note(weightNote).Call(
            $"{runtimeClass}.BackwardWeights",
            withActivation: false,
            site.Input(),
            site.OutputGradient,
            site.WeightGradient("kernel"),
            site.WeightGradient("bias"));
        if (site.NeedsInputGradient())
        {
            site.Call(
                $"{runtimeClass}.BackwardInput",
                withActivation: false,
                site.OutputGradient,
                site.Packed(transposed, Transposed),
                site.InputGradient());
        }
    }
}
