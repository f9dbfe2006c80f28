using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>The sizes of one pooling as plain numbers.</summary>
internal readonly record struct PoolGeometry(
    int InputHeight,
    int InputWidth,
    int Channels,
    int OutputHeight,
    int OutputWidth,
    int KernelHeight,
    int KernelWidth,
    int StrideHeight,
    int StrideWidth,
    int DilationHeight,
    int DilationWidth,
    int PaddingTop,
    int PaddingLeft,
    int PaddingBottom,
    int PaddingRight,
    bool CountPadding)
{
    /// <summary>Floats of one input image.</summary>
    public int InputSize => InputHeight * InputWidth * Channels;

    /// <summary>Floats of one output image.</summary>
    public int OutputSize => OutputHeight * OutputWidth * Channels;

    /// <summary>About how long a batch takes on one thread.</summary>
    public double Nanoseconds(int batch) => 0.1 * batch * OutputSize * KernelHeight * KernelWidth;

    /// <summary>Reads a specification.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PoolGeometry From<TPool>()
        where TPool : struct, IPool => new(
            TPool.InputHeight,
            TPool.InputWidth,
            TPool.InputChannels,
            TPool.OutputHeight,
            TPool.OutputWidth,
            TPool.KernelHeight,
            TPool.KernelWidth,
            TPool.StrideHeight,
            TPool.StrideWidth,
            TPool.DilationHeight,
            TPool.DilationWidth,
            TPool.PaddingTop,
            TPool.PaddingLeft,
            TPool.PaddingBottom,
            TPool.PaddingRight,
            TPool.CountPadding);

    /// <summary>Global pooling is pooling with one window over all pixels, which may as well lie in one row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PoolGeometry Global<TChannels>()
        where TChannels : struct, IChannels =>
        new(1, TChannels.Pixels, TChannels.Channels, 1, 1, 1, TChannels.Pixels, 1, 1, 1, 1, 0, 0, 0, 0, false);

    /// <summary>The window of an output row: which taps lie on the image, and the image row of tap 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TapRange Vertical(int row) =>
        new((row * StrideHeight) - PaddingTop, KernelHeight, DilationHeight, InputHeight);

    /// <summary>The window of an output column.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TapRange Horizontal(int column) =>
        new((column * StrideWidth) - PaddingLeft, KernelWidth, DilationWidth, InputWidth);

    /// <summary>Columns from the first whose window lies within the image to the first after them.</summary>
    public (int First, int End) InsideColumns
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            int room = InputWidth + PaddingLeft - 1 - ((KernelWidth - 1) * DilationWidth);
            return ((PaddingLeft + StrideWidth - 1) / StrideWidth, room < 0 ? 0 : Math.Min(OutputWidth, (room / StrideWidth) + 1));
        }
    }

    /// <summary>Whether every row that a window sees is seen by that row of windows alone, and every pixel of it by one window.</summary>
    public bool CoversEachPixelOnce =>
        StrideHeight == KernelHeight && StrideWidth == KernelWidth && DilationHeight == 1 && DilationWidth == 1
        && PaddingTop == 0 && PaddingLeft == 0
        && InputWidth == OutputWidth * KernelWidth && InputHeight >= OutputHeight * KernelHeight;

    /// <summary>Pixels that an average divides by: those of the image, and those of the padding if they count; none beyond it.</summary>
    public int Divisor(TapRange vertical, TapRange horizontal)
    {
        if (!CountPadding)
        {
            return vertical.Count * horizontal.Count;
        }

        int rows = new TapRange(vertical.Origin + PaddingTop, KernelHeight, DilationHeight, PaddingTop + InputHeight + PaddingBottom).Count;
        int columns =
            new TapRange(horizontal.Origin + PaddingLeft, KernelWidth, DilationWidth, PaddingLeft + InputWidth + PaddingRight).Count;
        return rows * columns;
    }
}
