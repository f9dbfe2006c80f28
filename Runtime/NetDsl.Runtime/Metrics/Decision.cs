using System.Numerics.Tensors;

namespace NetDsl;

/// <summary>How outputs become a class, the same in prediction, training and evaluation.</summary>
internal static class Decision
{
    /// <summary>
    /// The class of one sample: of several outputs the greatest, the first of equal ones; of a single logit 1 where it is above 0.
    /// </summary>
    public static int Class(ReadOnlySpan<float> output) =>
        output.Length == 1 ? (output[0] > 0 ? 1 : 0) : TensorPrimitives.IndexOfMax(output);
}
