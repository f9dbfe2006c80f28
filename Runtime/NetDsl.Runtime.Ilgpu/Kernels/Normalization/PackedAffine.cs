using ILGPU;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>A factor and then an offset for each channel, in one piece: weights as predictions read them.</summary>
internal static class PackedAffine
{
    /// <summary>Copies both; where one is empty, its neutral value.</summary>
    /// <param name="queue">Where it runs.</param>
    /// <param name="channels">Channels.</param>
    /// <param name="gamma">A factor for each channel, or empty for 1.</param>
    /// <param name="beta">An offset for each channel, or empty for 0.</param>
    /// <param name="packed">2 × channels: takes the factors, then the offsets.</param>
    public static void Pack(DeviceQueue queue, int channels, DeviceSpan gamma, DeviceSpan beta, DeviceSpan packed) => queue.Launch(
        LaunchSize.ForItems(channels).Touching(gamma, beta, packed),
        Kernel,
        channels,
        new ChannelWeights(channels, gamma, beta),
        packed.Slice(0, 2L * channels).View);

    private static void Kernel(int channels, ChannelWeights weights, ArrayView<float> packed)
    {
        var channel = (Grid.IdxX * Group.DimX) + Group.IdxX;
        if (channel < channels)
        {
            packed[channel] = weights.GammaOf(channel);
            packed[channels + channel] = weights.BetaOf(channel);
        }
    }
}
