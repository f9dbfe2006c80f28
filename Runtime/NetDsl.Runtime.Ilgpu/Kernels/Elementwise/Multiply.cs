using NetDsl.Kernels;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>
/// Products of values and factors: each sample has one factor for each channel, which all of its pixels share (the gate of squeeze-and-
/// excite; Hu, Shen and Sun, 2018). Factors for each number are those of one pixel with as many channels as there are numbers.
/// </summary>
public static class Multiply
{
    /// <summary>output = value · factor.</summary>
    /// <param name="queue">Where it runs.</param>
    /// <param name="batch">Samples.</param>
    /// <param name="value">Batch × pixels × channels.</param>
    /// <param name="factors">Batch × channels.</param>
    /// <param name="output">Batch × pixels × channels; may be the value.</param>
    public static void Forward<TChannels>(DeviceQueue queue, int batch, DeviceSpan value, DeviceSpan factors, DeviceSpan output)
        where TChannels : struct, IChannels
    {
        var shape = new ChannelShape(batch, TChannels.Pixels, TChannels.Channels, value, output);
        SpanGuard.Check(batch, TChannels.Channels, factors, 0, default);
        factors = factors.Slice(0, (long)batch * TChannels.Channels);
        if (TChannels.Pixels == 1)
        {
            ElementwiseLaunch.RunPairs<Times>(queue, shape.First, factors, shape.Second);
        }
        else
        {
            ChannelStream.Run<Scaled<OneLane>, Scaled<FourLanes>>(
                queue, batch, TChannels.Pixels, TChannels.Channels, shape.First, factors, shape.Second);
        }
    }

    /// <summary>The gradient with respect to the values: the output's gradient times the factors.</summary>
    /// <param name="queue">Where it runs.</param>
    /// <param name="batch">Samples.</param>
    /// <param name="factors">Batch × channels.</param>
    /// <param name="outputGradient">Batch × pixels × channels.</param>
    /// <param name="valueGradient">Batch × pixels × channels; may be the output's gradient.</param>
    public static void BackwardValue<TChannels>(
        DeviceQueue queue, int batch, DeviceSpan factors, DeviceSpan outputGradient, DeviceSpan valueGradient)
        where TChannels : struct, IChannels => Forward<TChannels>(queue, batch, outputGradient, factors, valueGradient);

    /// <summary>The gradient with respect to the factors: the products of values and gradients, summed over the pixels of a sample.</summary>
    /// <param name="queue">Where it runs.</param>
    /// <param name="batch">Samples.</param>
    /// <param name="value">Batch × pixels × channels.</param>
    /// <param name="outputGradient">Batch × pixels × channels.</param>
    /// <param name="factorGradient">Batch × channels.</param>
    public static void BackwardFactors<TChannels>(
        DeviceQueue queue, int batch, DeviceSpan value, DeviceSpan outputGradient, DeviceSpan factorGradient)
        where TChannels : struct, IChannels
    {
        var channels = TChannels.Channels;
        var shape = new ChannelShape(batch, TChannels.Pixels, channels, value, outputGradient, factorGradient);
        SpanGuard.Check(batch, channels, factorGradient, 0, default);
        factorGradient = factorGradient.Slice(0, (long)batch * channels);
        if (TChannels.Pixels == 1)
        {
            ElementwiseLaunch.RunPairs<Times>(queue, shape.First, shape.Second, factorGradient);
            return;
        }

        // Where a sample is one chunk, its sums are the result.
        var tiles = shape.SumTiles(batch);
        var products = tiles.Chunks == 1 ? factorGradient : queue.Scratch((long)batch * tiles.Chunks * channels);
        GradientSums.Run(queue, shape.Four, tiles, default(NoStatistics), shape.First, shape.Second, default, products);
        if (tiles.Chunks > 1)
        {
            var join = new ChunkJoin(batch, tiles.Chunks, channels, share: 1);
            GradientJoin.Run(queue, join, products, products, new FactorGradients(factorGradient.View, channels));
        }
    }
}
