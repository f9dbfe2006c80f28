namespace NetDsl.Ilgpu.Kernels;

/// <summary>Two values of a batch, pixels × channels each, as kernels of channels take them.</summary>
internal readonly struct ChannelShape
{
    private readonly int channels;

    /// <summary>Checks the spans and cuts off what lies behind the batch.</summary>
    /// <param name="batch">Samples.</param>
    /// <param name="samplePixels">Pixels of a sample.</param>
    /// <param name="channels">Channels of a pixel.</param>
    /// <param name="first">Batch × pixels × channels.</param>
    /// <param name="second">Batch × pixels × channels.</param>
    /// <param name="result">Anything else whose channels are moved four at a time.</param>
    /// <exception cref="ArgumentException">A span is shorter than the batch.</exception>
    /// <exception cref="GpuException">A value has more floats than a kernel can count.</exception>
    public ChannelShape(int batch, int samplePixels, int channels, DeviceSpan first, DeviceSpan second, DeviceSpan result = default)
    {
        var size = (long)samplePixels * channels;
        SpanGuard.Check(batch, size, first, size, second);
        this.channels = channels;
        Pixels = batch * samplePixels;
        First = first.Slice(0, batch * size);
        Second = second.Slice(0, batch * size);
        Four = Lanes.AreFour(channels, first, second, result);
    }

    /// <summary>Pixels of the whole batch.</summary>
    public int Pixels { get; }

    /// <summary>The first value.</summary>
    public DeviceSpan First { get; }

    /// <summary>The second value.</summary>
    public DeviceSpan Second { get; }

    /// <summary>Whether threads take four channels each.</summary>
    public bool Four { get; }

    /// <summary>How threads share sums over the pixels of each segment.</summary>
    public ChannelTiles SumTiles(int segments) =>
        ChannelTiles.ForSums(segments, Pixels / segments, Four ? channels / FourLanes.Count : channels);
}

/// <summary>The memory of a facade method that joins chunks: two numbers for each chunk and channel, and something else.</summary>
internal static class ChunkScratch
{
    /// <summary>Asks the queue for it and cuts it.</summary>
    /// <param name="queue">The queue.</param>
    /// <param name="tiles">The chunks.</param>
    /// <param name="channels">Channels of a pixel.</param>
    /// <param name="other">Floats of what else is kept.</param>
    public static (DeviceSpan First, DeviceSpan Second, DeviceSpan Other) Of(
        DeviceQueue queue, in ChannelTiles tiles, int channels, long other)
    {
        var floats = (long)tiles.Segments * tiles.Chunks * channels;
        var all = queue.Scratch((2 * floats) + other);
        return (all.Slice(0, floats), all.Slice(floats, floats), all.Slice(2 * floats, other));
    }
}
