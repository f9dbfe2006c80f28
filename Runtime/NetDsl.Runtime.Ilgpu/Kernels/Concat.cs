using NetDsl.Kernels;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>Concatenation of channels: each input has a slice of every pixel.</summary>
public static class Concat
{
    /// <summary>Writes one input's channels into the concatenation.</summary>
    /// <param name="queue">Where it runs.</param>
    /// <param name="batch">Samples.</param>
    /// <param name="input">Batch × pixels × channels.</param>
    /// <param name="output">Batch × pixels × total channels; other slices are left alone.</param>
    public static void Write<TSlice>(DeviceQueue queue, int batch, DeviceSpan input, DeviceSpan output)
        where TSlice : struct, IChannelSlice
    {
        if (AreFour<TSlice>(batch, input, output))
        {
            Write<TSlice, FourLanes>(queue, batch, input, output);
        }
        else
        {
            Write<TSlice, OneLane>(queue, batch, input, output);
        }
    }

    /// <summary>Reads one input's gradient from that of the concatenation.</summary>
    /// <param name="queue">Where it runs.</param>
    /// <param name="batch">Samples.</param>
    /// <param name="outputGradient">Batch × pixels × total channels.</param>
    /// <param name="inputGradient">Batch × pixels × channels.</param>
    public static void Read<TSlice>(DeviceQueue queue, int batch, DeviceSpan outputGradient, DeviceSpan inputGradient)
        where TSlice : struct, IChannelSlice
    {
        if (AreFour<TSlice>(batch, inputGradient, outputGradient))
        {
            Read<TSlice, FourLanes>(queue, batch, outputGradient, inputGradient);
        }
        else
        {
            Read<TSlice, OneLane>(queue, batch, outputGradient, inputGradient);
        }
    }

    /// <summary>Checks the values and tells whether all slices begin and end where four channels do.</summary>
    private static bool AreFour<TSlice>(int batch, DeviceSpan part, DeviceSpan whole)
        where TSlice : struct, IChannelSlice
    {
        SpanGuard.Check(batch, (long)TSlice.Pixels * TSlice.Channels, part, (long)TSlice.Pixels * TSlice.TotalChannels, whole);

        // All three are multiples of four where the lowest bits of none of them are set.
        return Lanes.AreFour(TSlice.Channels | TSlice.TotalChannels | TSlice.Offset, part, whole);
    }

    private static void Write<TSlice, TLanes>(DeviceQueue queue, int batch, DeviceSpan part, DeviceSpan whole)
        where TSlice : struct, IChannelSlice
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var vectors = batch * TSlice.Pixels * (TSlice.Channels / TLanes.Count);
        queue.Launch(
            LaunchSize.ForItems(vectors).Touching(part, part),
            SliceKernels<TSlice, TLanes>.Write,
            vectors,
            Lanes.Of<TLanes>(part),
            Lanes.Of<TLanes>(whole));
    }

    private static void Read<TSlice, TLanes>(DeviceQueue queue, int batch, DeviceSpan whole, DeviceSpan part)
        where TSlice : struct, IChannelSlice
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var vectors = batch * TSlice.Pixels * (TSlice.Channels / TLanes.Count);
        queue.Launch(
            LaunchSize.ForItems(vectors).Touching(part, part),
            SliceKernels<TSlice, TLanes>.Read,
            vectors,
            Lanes.Of<TLanes>(whole),
            Lanes.Of<TLanes>(part));
    }
}
