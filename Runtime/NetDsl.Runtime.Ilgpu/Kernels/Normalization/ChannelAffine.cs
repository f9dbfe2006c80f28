using ILGPU;
using NetDsl.Kernels;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>A factor and an offset for each channel, which do not depend on the batch: trained, or from given statistics.</summary>
public static class ChannelAffine
{
    /// <summary>The smallest standard deviation that is divided by, as Keras' Normalization has it.</summary>
    private const float SmallestDeviation = 1e-7f;

    /// <summary>The factors and offsets that are weights.</summary>
    /// <param name="queue">Where it runs.</param>
    /// <param name="gamma">A factor for each channel.</param>
    /// <param name="beta">An offset for each channel, or empty for 0.</param>
    /// <param name="affine">2 × channels: takes the factors, then the offsets.</param>
    public static void FromWeights<TChannels>(DeviceQueue queue, DeviceSpan gamma, DeviceSpan beta, DeviceSpan affine)
        where TChannels : struct, IChannels => PackedAffine.Pack(queue, TChannels.Channels, gamma, beta, affine);

    /// <summary>The factors and offsets of (x − mean) / max(√variance, 1e-7).</summary>
    /// <param name="queue">Where it runs.</param>
    /// <param name="mean">The mean of each channel.</param>
    /// <param name="variance">The variance of each channel.</param>
    /// <param name="affine">2 × channels: takes the factors, then the offsets.</param>
    public static void FromStatistics<TChannels>(DeviceQueue queue, DeviceSpan mean, DeviceSpan variance, DeviceSpan affine)
        where TChannels : struct, IChannels => queue.Launch(
            LaunchSize.ForItems(TChannels.Channels).Touching(mean, variance, affine),
            StatisticsKernel,
            TChannels.Channels,
            mean.View,
            variance.View,
            affine.Slice(0, 2L * TChannels.Channels).View);

    /// <summary>output = activation(factor · input + offset).</summary>
    /// <param name="queue">Where it runs.</param>
    /// <param name="batch">Samples.</param>
    /// <param name="input">Batch × pixels × channels.</param>
    /// <param name="affine">2 × channels: factors, then offsets.</param>
    /// <param name="output">Batch × pixels × channels; may be the input.</param>
    public static void Forward<TChannels, TActivation>(
        DeviceQueue queue, int batch, DeviceSpan input, DeviceSpan affine, DeviceSpan output)
        where TChannels : struct, IChannels
        where TActivation : struct, IActivation
    {
        var shape = new ChannelShape(batch, TChannels.Pixels, TChannels.Channels, input, output);
        ChannelStream.Run<Affine<OneLane, TActivation>, Affine<FourLanes, TActivation>>(
            queue, 1, shape.Pixels, TChannels.Channels, shape.First, affine.Slice(0, 2L * TChannels.Channels), shape.Second);
    }

    /// <summary>The gradient with respect to the input: the output's gradient times the factors.</summary>
    /// <param name="queue">Where it runs.</param>
    /// <param name="batch">Samples.</param>
    /// <param name="outputGradient">Batch × pixels × channels, before the activation.</param>
    /// <param name="affine">2 × channels: factors, then offsets.</param>
    /// <param name="inputGradient">Batch × pixels × channels; may be the output's gradient.</param>
    public static void BackwardInput<TChannels>(
        DeviceQueue queue, int batch, DeviceSpan outputGradient, DeviceSpan affine, DeviceSpan inputGradient)
        where TChannels : struct, IChannels
    {
        var shape = new ChannelShape(batch, TChannels.Pixels, TChannels.Channels, outputGradient, inputGradient);
        ChannelStream.Run<Scaled<OneLane>, Scaled<FourLanes>>(
            queue, 1, shape.Pixels, TChannels.Channels, shape.First, affine.Slice(0, TChannels.Channels), shape.Second);
    }

    /// <summary>The gradients with respect to the weights, summed over all pixels of the batch.</summary>
    /// <param name="queue">Where it runs.</param>
    /// <param name="batch">Samples.</param>
    /// <param name="input">Batch × pixels × channels: the input of the forward pass.</param>
    /// <param name="outputGradient">Batch × pixels × channels, before the activation.</param>
    /// <param name="gammaGradient">One value a channel.</param>
    /// <param name="betaGradient">One value a channel, or empty.</param>
    public static void BackwardWeights<TChannels>(
        DeviceQueue queue, int batch, DeviceSpan input, DeviceSpan outputGradient, DeviceSpan gammaGradient, DeviceSpan betaGradient)
        where TChannels : struct, IChannels
    {
        var channels = TChannels.Channels;
        var shape = new ChannelShape(batch, TChannels.Pixels, channels, input, outputGradient);
        var tiles = shape.SumTiles(segments: 1);
        var (sums, products, _) = ChunkScratch.Of(queue, tiles, channels, other: 0);
        GradientSums.Run(queue, shape.Four, tiles, default(NoStatistics), shape.First, shape.Second, sums, products);
        GradientJoin.Run(
            queue, new ChunkJoin(1, tiles.Chunks, channels, share: 1), sums, products, new WeightGradients(channels, gammaGradient, betaGradient));
    }

    private static void StatisticsKernel(int channels, ArrayView<float> mean, ArrayView<float> variance, ArrayView<float> affine)
    {
        var channel = (Grid.IdxX * Group.DimX) + Group.IdxX;
        if (channel < channels)
        {
            var factor = 1 / Limits.AtLeast(MathF.Sqrt(variance[channel]), SmallestDeviation);
            affine[channel] = factor;
            affine[channels + channel] = -mean[channel] * factor;
        }
    }
}
