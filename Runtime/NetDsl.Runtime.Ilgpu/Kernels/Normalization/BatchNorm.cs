using ILGPU;
using NetDsl.Kernels;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>
/// Batch normalisation (Ioffe and Szegedy, 2015): each channel is normalised by its mean and variance over all pixels of the batch in
/// training, and by moving statistics in inference, then scaled by gamma and shifted by beta. Training reads the input twice and writes
/// once: sums of chunks, their join, the normalisation.
/// </summary>
public static class BatchNorm
{
    /// <summary>
    /// Normalises by the batch's statistics and brings them into the moving ones: moving = momentum · moving + (1 − momentum) · new. The
    /// variance is divided by n to normalise and by n − 1 for the moving variance, as PyTorch and TensorFlow's fused kernel do.
    /// </summary>
    /// <param name="queue">Where it runs.</param>
    /// <param name="batch">Samples.</param>
    /// <param name="input">Batch × pixels × channels.</param>
    /// <param name="gamma">A factor for each channel, or empty for 1.</param>
    /// <param name="beta">An offset for each channel, or empty for 0.</param>
    /// <param name="movingMean">The moving mean of each channel, updated.</param>
    /// <param name="movingVariance">The moving variance of each channel, updated.</param>
    /// <param name="saved">2 × channels: takes the batch's means, then 1 / √(variance + epsilon), for <see cref="Backward"/>.</param>
    /// <param name="output">Batch × pixels × channels; may be the input.</param>
    public static void Forward<TNorm, TActivation>(
        DeviceQueue queue,
        int batch,
        DeviceSpan input,
        DeviceSpan gamma,
        DeviceSpan beta,
        DeviceSpan movingMean,
        DeviceSpan movingVariance,
        DeviceSpan saved,
        DeviceSpan output)
        where TNorm : struct, IBatchNorm
        where TActivation : struct, IActivation
    {
        var channels = TNorm.Channels;
        var shape = new ChannelShape(batch, TNorm.Pixels, channels, input, output);
        SpanGuard.CheckWeights(channels, movingMean);
        SpanGuard.CheckWeights(channels, movingVariance);
        var tiles = shape.SumTiles(segments: 1);
        var (means, squares, coefficients) = ChunkScratch.Of(queue, tiles, channels, other: 3 * channels);
        var statistics = new BatchNormStatistics(
            TNorm.Epsilon,
            TNorm.Momentum,
            shape.Pixels,
            channels,
            new ChannelWeights(channels, gamma, beta),
            movingMean,
            movingVariance,
            saved.Slice(0, 2 * channels),
            coefficients);
        ChannelMoments.Run(queue, shape.Four, tiles, shape.First, means, squares);
        MomentsJoin.Run(queue, new ChunkJoin(tiles, channels, share: 1), means, squares, statistics);
        ChannelStream.Run<Centered<OneLane, TActivation>, Centered<FourLanes, TActivation>>(
            queue, 1, shape.Pixels, channels, shape.First, coefficients, shape.Second);
    }

    /// <summary>Brings normalisation by the moving statistics into the form factor · x + offset.</summary>
    /// <param name="queue">Where it runs.</param>
    /// <param name="gamma">A factor for each channel, or empty for 1.</param>
    /// <param name="beta">An offset for each channel, or empty for 0.</param>
    /// <param name="mean">The moving mean of each channel.</param>
    /// <param name="variance">The moving variance of each channel.</param>
    /// <param name="affine">2 × channels: takes the factors, then the offsets.</param>
    public static void Fold<TNorm>(
        DeviceQueue queue, DeviceSpan gamma, DeviceSpan beta, DeviceSpan mean, DeviceSpan variance, DeviceSpan affine)
        where TNorm : struct, IBatchNorm => queue.Launch(
            LaunchSize.ForItems(TNorm.Channels).Touching(gamma, beta, mean, variance, affine),
            FoldKernel,
            TNorm.Channels,
            TNorm.Epsilon,
            new ChannelWeights(TNorm.Channels, gamma, beta),
            mean.View,
            variance.View,
            affine.Slice(0, 2 * TNorm.Channels).View);

    /// <summary>output = activation(factor · input + offset).</summary>
    /// <param name="queue">Where it runs.</param>
    /// <param name="batch">Samples.</param>
    /// <param name="input">Batch × pixels × channels.</param>
    /// <param name="affine">What <see cref="Fold"/> gave.</param>
    /// <param name="output">Batch × pixels × channels; may be the input.</param>
    public static void Infer<TNorm, TActivation>(DeviceQueue queue, int batch, DeviceSpan input, DeviceSpan affine, DeviceSpan output)
        where TNorm : struct, IBatchNorm
        where TActivation : struct, IActivation => ChannelAffine.Forward<TNorm, TActivation>(queue, batch, input, affine, output);

    /// <summary>The gradients, through the batch's statistics too.</summary>
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
        where TNorm : struct, IBatchNorm
    {
        var channels = TNorm.Channels;
        var shape = new ChannelShape(batch, TNorm.Pixels, channels, input, outputGradient);
        SpanGuard.Check(batch, inputGradient.IsEmpty ? 0 : (long)TNorm.Pixels * channels, inputGradient, 0, default);
        SpanGuard.CheckWeights(2 * channels, saved);
        var tiles = shape.SumTiles(segments: 1);
        var (sums, products, coefficients) = ChunkScratch.Of(queue, tiles, channels, other: NormInputGradient.Coefficients * channels);
        var result = new BatchNormGradients(
            channels,
            1f / shape.Pixels,
            new ChannelWeights(channels, gamma, default),
            new WeightGradients(channels, gammaGradient, betaGradient),
            saved.View,
            coefficients.View);
        var statistics = new GroupStatistics(saved.View, channels, share: 1);
        GradientSums.Run(queue, shape.Four, tiles, statistics, shape.First, shape.Second, sums, products);
        GradientJoin.Run(queue, new ChunkJoin(1, tiles.Chunks, channels, share: 1), sums, products, result);
        if (!inputGradient.IsEmpty)
        {
            NormInputGradient.Run(queue, 1, shape.Pixels, channels, shape.First, shape.Second, coefficients, inputGradient);
        }
    }

    private static void FoldKernel(
        int channels,
        float epsilon,
        ChannelWeights weights,
        ArrayView<float> mean,
        ArrayView<float> variance,
        ArrayView<float> affine)
    {
        var channel = (Grid.IdxX * Group.DimX) + Group.IdxX;
        if (channel < channels)
        {
            var factor = weights.GammaOf(channel) / MathF.Sqrt(variance[channel] + epsilon);
            affine[channel] = factor;
            affine[channels + channel] = weights.BetaOf(channel) - (mean[channel] * factor);
        }
    }
}
