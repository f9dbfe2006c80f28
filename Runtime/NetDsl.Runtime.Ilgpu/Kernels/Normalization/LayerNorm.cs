using NetDsl.Kernels;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>
/// Layer normalisation (Ba, Kiros and Hinton, 2016): the channels of each pixel are normalised by their own mean and variance, then
/// scaled by gamma and shifted by beta.
/// </summary>
public static class LayerNorm
{
    /// <summary>Normalises. The variance is divided by the number of channels.</summary>
    /// <param name="queue">Where it runs.</param>
    /// <param name="batch">Samples.</param>
    /// <param name="input">Batch × pixels × channels.</param>
    /// <param name="gamma">A factor for each channel, or empty for 1.</param>
    /// <param name="beta">An offset for each channel, or empty for 0.</param>
    /// <param name="saved">
    /// Batch × pixels × 2: takes each pixel's mean and 1 / √(variance + epsilon) for <see cref="Backward"/>; empty where nobody asks.
    /// </param>
    /// <param name="output">Batch × pixels × channels; may be the input.</param>
    public static void Forward<TNorm, TActivation>(
        DeviceQueue queue, int batch, DeviceSpan input, DeviceSpan gamma, DeviceSpan beta, DeviceSpan saved, DeviceSpan output)
        where TNorm : struct, ILayerNorm
        where TActivation : struct, IActivation
    {
        var channels = TNorm.Channels;
        var shape = new ChannelShape(batch, TNorm.Pixels, channels, input, output);
        SpanGuard.Check(batch, saved.IsEmpty ? 0 : 2L * TNorm.Pixels, saved, 0, default);
        var weights = new RowWeights(channels, gamma, beta);
        var saves = saved.IsEmpty ? 0 : 1;
        if (shape.Four && Lanes.AreFour(channels, gamma, beta))
        {
            var tiles = new RowTiles(shape.Pixels, channels / FourLanes.Count);
            queue.Launch(
                tiles.Size.Touching(input, gamma, beta, saved, output),
                LayerNormKernels.Forward<FourLanes, TActivation>,
                tiles,
                TNorm.Epsilon,
                weights,
                saves,
                shape.First.View,
                saved.View,
                shape.Second.View);
        }
        else
        {
            var tiles = new RowTiles(shape.Pixels, channels);
            queue.Launch(
                tiles.Size.Touching(input, gamma, beta, saved, output),
                LayerNormKernels.Forward<OneLane, TActivation>,
                tiles,
                TNorm.Epsilon,
                weights,
                saves,
                shape.First.View,
                saved.View,
                shape.Second.View);
        }
    }

    /// <summary>Brings gamma and beta together for <see cref="Infer"/>.</summary>
    /// <param name="queue">Where it runs.</param>
    /// <param name="gamma">A factor for each channel, or empty for 1.</param>
    /// <param name="beta">An offset for each channel, or empty for 0.</param>
    /// <param name="packed">2 × channels: takes the factors, then the offsets.</param>
    public static void Pack<TNorm>(DeviceQueue queue, DeviceSpan gamma, DeviceSpan beta, DeviceSpan packed)
        where TNorm : struct, ILayerNorm => PackedAffine.Pack(queue, TNorm.Channels, gamma, beta, packed);

    /// <summary>As <see cref="Forward"/>, for predictions: nothing is kept.</summary>
    /// <param name="queue">Where it runs.</param>
    /// <param name="batch">Samples.</param>
    /// <param name="input">Batch × pixels × channels.</param>
    /// <param name="packed">What <see cref="Pack"/> gave.</param>
    /// <param name="output">Batch × pixels × channels; may be the input.</param>
    public static void Infer<TNorm, TActivation>(DeviceQueue queue, int batch, DeviceSpan input, DeviceSpan packed, DeviceSpan output)
        where TNorm : struct, ILayerNorm
        where TActivation : struct, IActivation => Forward<TNorm, TActivation>(
            queue, batch, input, packed.Slice(0, TNorm.Channels), packed.Slice(TNorm.Channels, TNorm.Channels), default, output);

    /// <summary>The gradients, through each pixel's statistics too.</summary>
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
        where TNorm : struct, ILayerNorm
    {
        var channels = TNorm.Channels;
        var shape = new ChannelShape(batch, TNorm.Pixels, channels, input, outputGradient);
        SpanGuard.Check(batch, 2L * TNorm.Pixels, saved, inputGradient.IsEmpty ? 0 : (long)TNorm.Pixels * channels, inputGradient);
        // Before the input's gradient, which may overwrite the output's.
        if (!gammaGradient.IsEmpty || !betaGradient.IsEmpty)
        {
            var tiles = shape.SumTiles(segments: 1);
            var (sums, products, _) = ChunkScratch.Of(queue, tiles, channels, other: 0);
            var statistics = new PixelStatistics(saved.View);
            GradientSums.Run(queue, shape.Four, tiles, statistics, shape.First, shape.Second, sums, products);
            GradientJoin.Run(
                queue,
                new ChunkJoin(1, tiles.Chunks, channels, share: 1),
                sums,
                products,
                new WeightGradients(channels, gammaGradient, betaGradient));
        }

        if (!inputGradient.IsEmpty)
        {
            BackwardInput(queue, shape, channels, gamma, saved, inputGradient);
        }
    }

    private static void BackwardInput(
        DeviceQueue queue, in ChannelShape shape, int channels, DeviceSpan gamma, DeviceSpan saved, DeviceSpan inputGradient)
    {
        var weights = new RowWeights(channels, gamma, default);
        if (shape.Four && Lanes.AreFour(channels, gamma, inputGradient))
        {
            var tiles = new RowTiles(shape.Pixels, channels / FourLanes.Count);
            queue.Launch(
                tiles.Size.Touching(shape.First, shape.Second, gamma, saved, inputGradient),
                LayerNormKernels.BackwardInput<FourLanes>,
                tiles,
                weights,
                shape.First.View,
                shape.Second.View,
                saved.View,
                inputGradient.View);
        }
        else
        {
            var tiles = new RowTiles(shape.Pixels, channels);
            queue.Launch(
                tiles.Size.Touching(shape.First, shape.Second, gamma, saved, inputGradient),
                LayerNormKernels.BackwardInput<OneLane>,
                tiles,
                weights,
                shape.First.View,
                shape.Second.View,
                saved.View,
                inputGradient.View);
        }
    }
}
