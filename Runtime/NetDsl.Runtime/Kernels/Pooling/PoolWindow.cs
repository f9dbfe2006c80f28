using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>One window of a pooling, clipped to the image, as steps through memory.</summary>
internal unsafe struct PoolWindow
{
    /// <summary>The first pixel of the window within the image, at channel 0.</summary>
    public float* Input;
    public int Rows;
    public int Columns;

    /// <summary>Floats from one row of the window to the next.</summary>
    public nint RowStep;

    /// <summary>Floats from one column of the window to the next.</summary>
    public nint ColumnStep;

    /// <summary>The number of the window's first tap within the image, and taps from one row to the next.</summary>
    public int FirstTap;
    public int TapStep;

    /// <summary>The last pixel of the window, at channel 0.</summary>
    public readonly float* LastPixel => Input + ((Rows - 1) * RowStep) + ((Columns - 1) * ColumnStep);

    /// <summary>The window of an output pixel in an image.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PoolWindow At(in PoolGeometry pool, TapRange vertical, TapRange horizontal, float* image)
    {
        int y = vertical.Origin + (vertical.First * pool.DilationHeight);
        int x = horizontal.Origin + (horizontal.First * pool.DilationWidth);
        return new PoolWindow
        {
            Input = image + (((y * pool.InputWidth) + x) * pool.Channels),
            Rows = vertical.Count,
            Columns = horizontal.Count,
            RowStep = pool.DilationHeight * pool.InputWidth * pool.Channels,
            ColumnStep = pool.DilationWidth * pool.Channels,
            FirstTap = (vertical.First * pool.KernelWidth) + horizontal.First,
            TapStep = pool.KernelWidth,
        };
    }
}
