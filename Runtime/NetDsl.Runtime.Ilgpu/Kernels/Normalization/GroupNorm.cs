using NetDsl.Kernels;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>
/// Group normalisation (Wu and He, 2018): each group of neighbouring channels of a sample is normalised by its mean and variance over
/// all pixels, then each channel is scaled by gamma and shifted by beta. It is the same in training and inference.
/// </summary>
public static class GroupNorm
{
    /// <summary>Normalises. The variance is divided by the number of values in a group.</summary>
    /// <param name="queue">Where it runs.</param>
    /// <param name="batch">Samples.</param>
    /// <param name="input">Batch × pixels × channels.</param>
    /// <param name="gamma">A factor for each channel, or empty for 1.</param>
    /// <param name="beta">An offset for each channel, or empty for 0.</param>
    /// <param name="saved">
    /// Batch × 2 × groups: takes each sample's means and then 1 / √(variance + epsilon) for <see cref="Backward"/>; empty where nobody asks.
    /// </param>
    /// <param name="output">Batch × pixels × channels; may be the input.</param>
    public static void Forward<TNorm, TActivation>(
        DeviceQueue queue, int batch, DeviceSpan input, DeviceSpan gamma, DeviceSpan beta, DeviceSpan saved, DeviceSpan output)
        where TNorm : struct, IGroupNorm
        where TActivation : struct, IActivation
    {
        var channels = TNorm.Channels;
        var shape = new ChannelShape(batch, TNorm.Pixels, channels, input, output);
        SpanGuard.Check(batch, saved.IsEmpty ? 0 : 2 * TNorm.Groups, saved, 0, default);
        var tiles = shape.SumTiles(batch);
        var (means, squares, coefficients) = ChunkScratch.Of(queue, tiles, channels, other: 3L * channels * batch);
        var statistics = new GroupNormStatistics(
            TNorm.Epsilon, TNorm.Groups, channels, new ChannelWeights(channels, gamma, beta), saved, coefficients);
        ChannelMoments.Run(queue, shape.Four, tiles, shape.First, means, squares);
        MomentsJoin.Run(queue, new ChunkJoin(tiles, channels, channels / TNorm.Groups), means, squares, statistics);
        ChannelStream.Run<Centered<OneLane, TActivation>, Centered<FourLanes, TActivation>>(
            queue, batch, TNorm.Pixels, channels, shape.First, coefficients, shape.Second);
    }

    /// <summary>Brings gamma and beta together for <see cref="Infer"/>.</summary>
    /// <param name="queue">Where it runs.</param>
    /// <param name="gamma">A factor for each channel, or empty for 1.</param>
    /// <param name="beta">An offset for each channel, or empty for 0.</param>
    /// <param name="packed">2 × channels: takes the factors, then the offsets.</param>
    public static void Pack<TNorm>(DeviceQueue queue, DeviceSpan gamma, DeviceSpan beta, DeviceSpan packed)
        where TNorm : struct, IGroupNorm => PackedAffine.Pack(queue, TNorm.Channels, gamma, beta, packed);

    /// <summary>As <see cref="Forward"/>, for predictions: nothing is kept.</summary>
    /// <param name="queue">Where it runs.</param>
    /// <param name="batch">Samples.</param>
    /// <param name="input">Batch × pixels × channels.</param>
    /// <param name="packed">What <see cref="Pack"/> gave.</param>
    /// <param name="output">Batch × pixels × channels; may be the input.</param>
    public static void Infer<TNorm, TActivation>(DeviceQueue queue, int batch, DeviceSpan input, DeviceSpan packed, DeviceSpan output)
        where TNorm : struct, IGroupNorm
        where TActivation : struct, IActivation => Forward<TNorm, TActivation>(
            queue, batch, input, packed.Slice(0, TNorm.Channels), packed.Slice(TNorm.Channels, TNorm.Channels), default, output);

    /// <summary>The gradients, through each group's statistics too.</summary>
    /// <param name="queue">Where it runs.</param>
    /// <param name="batch">Samples.</param>
    /// <param name="input">Batch × pixels × channels: the input of the forward pass.</param>
    /// <param name="outputGradient">Batch × pixels × channels, before the activation.</param>
    /// <param name="gamma">A factor for each channel, or empty for 1.</param>
    /// <param name="saved">What <see cref="Forward"/> gave.</param>
    /// <param name="inputGradient">Batch × pixels × channels; may be the output's gradient, or empty where nobody needs it.</param>
    /// <param name="gammaGradient">One value a channel, or empty.</param>
    /// <param name="betaGradient">One value a channel, or empty.</param>
    public static void Backward<TNorm>(
        DeviceQueue queue,
        int batch,
        DeviceSpan input,
        DeviceSpan outputGradient,
        DeviceSpan gamma,
        DeviceSpan saved,
        DeviceSpan inputGradient,
        DeviceSpan gammaGradient,
        DeviceSpan betaGradient)
        where TNorm : struct, IGroupNorm
    {
        var channels = TNorm.Channels;
        var share = channels / TNorm.Groups;
        var shape = new ChannelShape(batch, TNorm.Pixels, channels, input, outputGradient);
        SpanGuard.Check(batch, 2L * TNorm.Groups, saved, inputGradient.IsEmpty ? 0 : (long)TNorm.Pixels * channels, inputGradient);
        var tiles = shape.SumTiles(batch);
        var (sums, products, coefficients) = ChunkScratch.Of(
            queue, tiles, channels, other: (long)NormInputGradient.Coefficients * channels * batch);
        var statistics = new GroupStatistics(saved.View, TNorm.Groups, share);
        GradientSums.Run(queue, shape.Four, tiles, statistics, shape.First, shape.Second, sums, products);
        if (!gammaGradient.IsEmpty || !betaGradient.IsEmpty)
        {
            // All samples together, as if each were some more chunks.
            var all = new ChunkJoin(1, batch * tiles.Chunks, channels, share: 1);
            GradientJoin.Run(queue, all, sums, products, new WeightGradients(channels, gammaGradient, betaGradient));
        }

        if (!inputGradient.IsEmpty)
        {
            var result = new GroupNormGradients(
                TNorm.Groups,
                channels,
                1f / ((float)TNorm.Pixels * share),
                new ChannelWeights(channels, gamma, default),
                saved.View,
                coefficients.View);
            GradientJoin.Run(queue, new ChunkJoin(batch, tiles.Chunks, channels, share), sums, products, result);
            NormInputGradient.Run(
                queue, batch, TNorm.Pixels, channels, shape.First, shape.Second, coefficients, inputGradient);
        }
    }
}
