namespace NetDsl.Kernels;

/// <summary>The windows of one output row from left to right; those that lie within the image follow from each other by a step.</summary>
internal unsafe struct WindowWalk(in PoolGeometry pool, int row, float* image)
{
    private readonly PoolGeometry pool = pool;
    private readonly TapRange vertical = pool.Vertical(row);
    private readonly float* image = image;
    private readonly nint step = pool.StrideWidth * pool.Channels;

    /// <summary>Columns from the first whose window lies within the image to the first after them.</summary>
    private readonly int inside = (pool.PaddingLeft + pool.StrideWidth - 1) / pool.StrideWidth;
    private readonly int insideEnd =
        ((pool.InputWidth + pool.PaddingLeft - 1 - ((pool.KernelWidth - 1) * pool.DilationWidth)) / pool.StrideWidth) + 1;

    private PoolWindow window;
    private int column;

    /// <summary>The next window.</summary>
    public PoolWindow Next()
    {
        if (column > inside && column < insideEnd)
        {
            window.Input += step;
        }
        else
        {
            window = PoolWindow.At(pool, vertical, pool.Horizontal(column), image);
        }

        column++;
        return window;
    }
}
