using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>Windows of one output row that follow each other at a step and are clipped by the image in the same way.</summary>
internal unsafe struct PoolRun
{
    /// <summary>The first window.</summary>
    public PoolWindow Window;

    public int Windows;

    /// <summary>Floats from one window to the next.</summary>
    public nint Step;

    public int Channels;

    /// <summary>Floats from a window to the first row of pixels below it, which is fetched into the cache meanwhile.</summary>
    public nint Ahead;

    /// <summary>
    /// The run that begins at a column of an output row: all windows up to the last that lies within the image, or one window that
    /// reaches beyond it.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static PoolRun At(in PoolGeometry pool, int row, int column, float* image)
    {
        (int inside, int insideEnd) = pool.InsideColumns;
        return new PoolRun
        {
            Window = PoolWindow.At(pool, pool.Vertical(row), pool.Horizontal(column), image),
            Windows = column >= inside && column < insideEnd ? insideEnd - column : 1,
            Step = pool.StrideWidth * pool.Channels,
            Channels = pool.Channels,
            Ahead = pool.KernelHeight * pool.InputWidth * pool.Channels,
        };
    }
}
