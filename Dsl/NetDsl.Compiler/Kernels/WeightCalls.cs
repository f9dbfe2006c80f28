namespace NetDsl.Compiler.Kernels;

/// <summary>
/// The calls that convolutions and dense layers share: pack, multiply, and the two adjoints. Weights are shared by all positions, so
/// their gradients are sums over all positions.
/// </summary>
internal static class WeightCalls
{
    /// <summary>What is to be said of the gradients of weights that all positions share.</summary>
    public const string SharedByPositions = "shared weights: summed over all positions";

    /// <summary>What is to be said of those that only samples share.</summary>
    public const string SharedByBatch = "summed over the batch";

    private const string Transposed = "Transposed";

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
        BackwardWeights(site, runtimeClass, weightNote);
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

    public static void BackwardWeights(CallSite site, string runtimeClass, string note) => site.Note(note).Call(
        $"{runtimeClass}.BackwardWeights",
        withActivation: false,
        site.Input(),
        site.OutputGradient,
        site.WeightGradient("kernel"),
        site.WeightGradient("bias"));
}
