using NetDsl.Kernels;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>What all resizings check, and the sizes of their values.</summary>
internal static class ResizeSizes<TResize>
    where TResize : struct, IResize
{
    /// <summary>Floats of one input image.</summary>
    public static long Input => (long)TResize.InputHeight * TResize.InputWidth * TResize.Channels;

    /// <summary>Floats of one output image.</summary>
    public static long Output => (long)TResize.OutputHeight * TResize.OutputWidth * TResize.Channels;

    /// <summary>Checks the values and tells whether threads can move four channels at a time.</summary>
    public static bool AreFour(int batch, DeviceSpan input, DeviceSpan output)
    {
        SpanGuard.Check(batch, Input, input, Output, output);
        return Lanes.AreFour(TResize.Channels, input, output);
    }
}
