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
    /// <exception cref="ArgumentException">A span is too short.</exception>
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
    }
}
