namespace NetDsl.Compiler.Kernels;

/// <summary>
/// The calls that convolutions and dense layers share: pack, multiply, and the two adjoints. Predictions read weights that were laid out
/// when they last changed. A training step reads them as they lie, since they change with every step: a kernel that wants another
/// order makes it while it runs, in memory that all layers share. Weights are shared by all positions, so their gradients are sums over
/// all positions.
/// </summary>
internal static class WeightCalls
{
    /// <summary>What is to be said of the gradients of weights that all positions share.</summary>
    public const string SharedByPositions = "shared weights: summed over all positions";

    /// <summary>What is to be said of those that only samples share.</summary>
    public const string SharedByBatch = "summed over the batch";

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

    public static void Infer(CallSite site, string runtimeClass, int packed)
    {
        if (site.Residual is { } residual)
        {
            site.Call($"{runtimeClass}.ForwardAdd", withActivation: true, site.Input(), site.Packed(packed), residual, site.Output);
        }
        else
        {
            site.Call($"{runtimeClass}.Forward", withActivation: true, site.Input(), site.Packed(packed), site.Output);
        }
    }

    public static void Forward(CallSite site, string runtimeClass) => Forward(site, runtimeClass, site.Weight("kernel"), site.Weight("bias"));

    public static void Forward(CallSite site, string runtimeClass, Operand kernel, Operand bias) =>
        site.Call($"{runtimeClass}.Forward", withActivation: true, site.Input(), kernel, bias, site.Output);

    public static void Backward(CallSite site, string runtimeClass, string weightNote)
    {
        BackwardWeights(site, runtimeClass, weightNote);
        if (site.NeedsInputGradient())
        {
            site.Call($"{runtimeClass}.BackwardInput", withActivation: false, site.OutputGradient, site.Weight("kernel"), site.InputGradient());
        }
    }

    private static void BackwardWeights(CallSite site, string runtimeClass, string note) => site.Note(note).Call(
        $"{runtimeClass}.BackwardWeights",
        withActivation: false,
        site.Input(),
        site.OutputGradient,
        site.WeightGradient("kernel"),
        site.WeightGradient("bias"));
}
