using NetDsl.Kernels;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>
/// A convolution's kernel as its data gradient's right matrix: (tap of a phase, output channel) × input channels, read along the depth.
/// </summary>
/// <param name="vertical">The phase's rows.</param>
/// <param name="horizontal">The phase's columns.</param>
/// <param name="end">The step of depth behind the last.</param>
internal readonly struct TurnedKernel<TConv>(GradientAxis vertical, GradientAxis horizontal, int end) : IGatherSource
    where TConv : struct, IConv2D
{
    private readonly GradientAxis vertical = vertical;
    private readonly GradientAxis horizontal = horizontal;
    private readonly int end = end;

    /// <inheritdoc/>
    public int Offset(Cursor cursor, int depth)
    {
        var tap = (int)((uint)depth / (uint)ConvSizes<TConv>.GroupOutputs);
        var tapY = (int)((uint)tap / (uint)horizontal.Taps);
        var tapX = tap - (tapY * horizontal.Taps);
        var place = ((vertical.FirstTap + (tapY * vertical.TapStep)) * TConv.KernelWidth)
            + horizontal.FirstTap + (tapX * horizontal.TapStep);
        return cursor.Start + (place * ConvSizes<TConv>.GroupInputs * TConv.OutputChannels)
            + depth - (tap * ConvSizes<TConv>.GroupOutputs);
    }

    /// <inheritdoc/>
    public bool Sees(Cursor cursor, int depth) => depth < end;
}
