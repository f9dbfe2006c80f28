using NetDsl.Kernels;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>The checks before a convolution's kernels run.</summary>
internal static class ConvGuard<TConv>
    where TConv : struct, IConv2D
{
    /// <summary>Refuses what the kernels would read or write outside.</summary>
    /// <param name="batch">Samples.</param>
    /// <param name="input">The side of the input: its values or gradient.</param>
    /// <param name="output">The side of the output: its values or gradient.</param>
    /// <param name="kernel">The kernel or its gradient.</param>
    /// <param name="bias">The bias or its gradient, or empty.</param>
    /// <exception cref="ArgumentException">A span is too short, or begins at no multiple of 4 floats.</exception>
    /// <exception cref="GpuException">A value has more floats than a kernel can count.</exception>
    public static void Check(int batch, DeviceSpan input, DeviceSpan output, DeviceSpan kernel, DeviceSpan bias)
    {
        SpanGuard.Check(
            batch,
            (long)TConv.InputHeight * TConv.InputWidth * TConv.InputChannels,
            input,
            (long)TConv.OutputHeight * TConv.OutputWidth * TConv.OutputChannels,
            output);
        SpanGuard.CheckWeights(ConvSizes<TConv>.KernelSize, kernel);
        SpanGuard.CheckWeights(TConv.OutputChannels, bias, mayBeAbsent: true);
        CheckPlace(input);
        CheckPlace(output);
        CheckPlace(kernel);
        CheckPlace(bias);
    }

    private static void CheckPlace(DeviceSpan span)
    {
        if (span.Offset % 4 != 0)
        {
            throw new ArgumentException(
                $"A span begins at float {span.Offset}, but kernels move 16 bytes at a time; begin it at a multiple of 4 floats.");
        }
    }
}
