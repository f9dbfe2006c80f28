using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>The sizes of one resizing as plain numbers.</summary>
internal readonly record struct ResizeGeometry(int InputHeight, int InputWidth, int OutputHeight, int OutputWidth, int Channels)
{
    /// <summary>Floats of one input image.</summary>
    public int InputSize => InputHeight * InputWidth * Channels;

    /// <summary>Floats of one output image.</summary>
    public int OutputSize => OutputHeight * OutputWidth * Channels;

    /// <summary>Reads a specification.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ResizeGeometry From<TResize>()
        where TResize : struct, IResize =>
        new(TResize.InputHeight, TResize.InputWidth, TResize.OutputHeight, TResize.OutputWidth, TResize.Channels);
}
