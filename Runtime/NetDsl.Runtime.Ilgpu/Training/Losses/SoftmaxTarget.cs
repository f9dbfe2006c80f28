using ILGPU;

namespace NetDsl.Ilgpu;

/// <summary>The target distribution of cross-entropy.</summary>
/// <param name="Smoothing">The share that is spread evenly over all classes.</param>
/// <param name="Weighted">1 where classes have weights.</param>
internal readonly record struct SoftmaxTarget(float Smoothing, int Weighted)
{
    /// <summary>The weighted target of one class.</summary>
    public float Share(ArrayView<float> values, ArrayView<float> weights, LossShape shape, int start, int label, int c)
    {
        var given = shape.Labelled == 0 ? values[start + c] : c == label ? 1f : 0f;
        var target = (given * (1 - Smoothing)) + (Smoothing / shape.Length);
        return Weighted != 0 ? target * weights[c] : target;
    }
}
