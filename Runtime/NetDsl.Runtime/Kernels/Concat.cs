namespace NetDsl.Kernels;

/// <summary>Concatenation of channels: each input has a slice of every pixel.</summary>
public static unsafe class Concat
{
    /// <summary>Writes one input's channels into the concatenation.</summary>
    /// <param name="batch">Samples.</param>
    /// <param name="input">Batch × pixels × channels.</param>
    /// <param name="output">Batch × pixels × total channels; other slices are left alone.</param>
    public static void Write<TSlice>(int batch, ReadOnlySpan<float> input, Span<float> output)
        where TSlice : struct, IChannelSlice
    {
        BatchGuard.Check(batch, TSlice.Pixels * TSlice.Channels, input, TSlice.Pixels * TSlice.TotalChannels, output);
        fixed (float* source = input, target = output)
        {
            SliceWork.Run(
                batch * TSlice.Pixels, TSlice.Channels, source, TSlice.Channels, target + TSlice.Offset, TSlice.TotalChannels);
        }
    }

    /// <summary>Reads one input's gradient from that of the concatenation.</summary>
    /// <param name="batch">Samples.</param>
    /// <param name="outputGradient">Batch × pixels × total channels.</param>
    /// <param name="inputGradient">Batch × pixels × channels.</param>
    public static void Read<TSlice>(int batch, ReadOnlySpan<float> outputGradient, Span<float> inputGradient)
        where TSlice : struct, IChannelSlice
    {
        BatchGuard.Check(batch, TSlice.Pixels * TSlice.Channels, inputGradient, TSlice.Pixels * TSlice.TotalChannels, outputGradient);
        fixed (float* source = outputGradient, target = inputGradient)
        {
            SliceWork.Run(
                batch * TSlice.Pixels, TSlice.Channels, source + TSlice.Offset, TSlice.TotalChannels, target, TSlice.Channels);
        }
    }
}
