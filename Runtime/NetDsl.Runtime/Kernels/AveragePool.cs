namespace NetDsl.Kernels;

/// <summary>
/// The average of each window, over the image's pixels or, where padding counts, over those of the padding too, which are zero.
/// Pixels beyond the padding never count.
/// </summary>
public static class AveragePool
{
    /// <summary>Pools.</summary>
    /// <param name="batch">Samples.</param>
    /// <param name="input">Batch × input height × input width × channels.</param>
    /// <param name="output">Batch × output height × output width × channels.</param>
    public static void Forward<TPool>(int batch, ReadOnlySpan<float> input, Span<float> output)
        where TPool : struct, IPool => AveragePoolWork.Forward(PoolGeometry.From<TPool>(), batch, input, output);

    /// <summary>Hands each pixel of a window its share of the output's gradient.</summary>
    /// <param name="batch">Samples.</param>
    /// <param name="outputGradient">Batch × output height × output width × channels.</param>
    /// <param name="inputGradient">Batch × input height × input width × channels.</param>
    public static void Backward<TPool>(int batch, ReadOnlySpan<float> outputGradient, Span<float> inputGradient)
        where TPool : struct, IPool => AveragePoolWork.Backward(PoolGeometry.From<TPool>(), batch, outputGradient, inputGradient);
}
