namespace NetDsl.Kernels;

/// <summary>The largest value of each channel over all pixels of a sample; ties and NaN as in <see cref="MaxPool"/>.</summary>
public static class GlobalMaxPool
{
    /// <summary>Pools for training.</summary>
    /// <param name="batch">Samples.</param>
    /// <param name="input">Batch × pixels × channels.</param>
    /// <param name="output">Batch × channels.</param>
    /// <param name="routes">For each output the pixel of its sample that was the maximum.</param>
    public static void Forward<TChannels>(int batch, ReadOnlySpan<float> input, Span<float> output, Span<int> routes)
        where TChannels : struct, IChannels =>
        MaxPoolWork.Run(PoolGeometry.Global<TChannels>(), batch, input, output, routes[..(batch * TChannels.Channels)]);

    /// <summary>Pools for inference.</summary>
    /// <param name="batch">Samples.</param>
    /// <param name="input">Batch × pixels × channels.</param>
    /// <param name="output">Batch × channels.</param>
    public static void Infer<TChannels>(int batch, ReadOnlySpan<float> input, Span<float> output)
        where TChannels : struct, IChannels =>
        MaxPoolWork.Run(PoolGeometry.Global<TChannels>(), batch, input, output, default);

    /// <summary>Hands each output's gradient to the one pixel that was the maximum.</summary>
    /// <param name="batch">Samples.</param>
    /// <param name="outputGradient">Batch × channels.</param>
    /// <param name="routes">What <see cref="Forward"/> gave.</param>
    /// <param name="inputGradient">Batch × pixels × channels.</param>
    public static void Backward<TChannels>(
        int batch, ReadOnlySpan<float> outputGradient, ReadOnlySpan<int> routes, Span<float> inputGradient)
        where TChannels : struct, IChannels =>
        MaxPoolGradientWork.Run(PoolGeometry.Global<TChannels>(), batch, outputGradient, routes, inputGradient);
}
