using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>The windows of max pooling that see one pixel: each of the rows that see it with each of the columns.</summary>
internal unsafe struct PixelWindows
{
    /// <summary>The gradients and routes of the image's outputs.</summary>
    public float* Gradient;
    public int* Routes;
    public int Channels;

    /// <summary>Floats from one row of outputs to the next.</summary>
    public nint RowStep;

    /// <summary>Taps of one row of the kernel.</summary>
    public int TapStep;
    public WindowTap* Down;
    public int DownCount;
    public WindowTap* Across;
    public int AcrossCount;

    /// <summary>Where the output of a window lies.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly nint PlaceOf(int down, int across) => (Down[down].Window * RowStep) + ((nint)Across[across].Window * Channels);

    /// <summary>The route by which a window's gradient comes to the pixel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly int TapOf(int down, int across) => (Down[down].Tap * TapStep) + Across[across].Tap;
}
