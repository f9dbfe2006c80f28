namespace NetDsl.Kernels;

/// <summary>The average of each channel over all pixels of a sample (Lin et al., 2014).</summary>
public static class GlobalAveragePool
{
    /// <summary>Pools.</summary>
    /// <param name="batch">Samples.</param>
    /// <param name="input">Batch × pixels × channels.</param>
    /// <param name="output">Batch × channels.</param>
    public static void Forward<TChannels>(int batch, ReadOnlySpan<float> input, Span<float> output)
        where TChannels : struct, IChannels => AveragePoolWork.Forward(PoolGeometry.Global<TChannels>(), batch, input, output);

    /// <summary>Hands each pixel its share of the output's gradient.</summary>
    /// <param name="batch">Samples.</param>
    /// <param name="outputGradient">Batch × channels.</param>
    /// <param name="inputGradient">Batch × pixels × channels.</param>
    public static void Backward<TChannels>(int batch, ReadOnlySpan<float> outputGradient, Span<float> inputGradient)
        where TChannels : struct, IChannels =>
        AveragePoolWork.Backward(PoolGeometry.Global<TChannels>(), batch, outputGradient, inputGradient);
}
