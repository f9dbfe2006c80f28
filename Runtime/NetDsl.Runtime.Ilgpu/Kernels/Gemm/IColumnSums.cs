using ILGPU;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>
/// The sums of the right matrix' columns, which a weight gradient's launch takes on the way: the bias gradient. The groups of the
/// first row of tiles compute them from the tiles in shared memory.
/// </summary>
internal interface IColumnSums
{
    /// <summary>Adds a tile.</summary>
    /// <param name="tile">The right tile; its steps of depth lie columns / 4 + 1 quads apart.</param>
    /// <param name="firstRow">The first row of the group's result.</param>
    void Add<TTile>(ArrayView<Float4> tile, int firstRow)
        where TTile : struct, ITile;

    /// <summary>Hands the sums over.</summary>
    void Write<TTile, TProduct>(ref TProduct product, int firstRow, int firstColumn)
        where TTile : struct, ITile
        where TProduct : struct, IProduct;
}

/// <summary>No sums.</summary>
internal readonly struct NoSums : IColumnSums
{
    public void Add<TTile>(ArrayView<Float4> tile, int firstRow)
        where TTile : struct, ITile
    {
    }

    public void Write<TTile, TProduct>(ref TProduct product, int firstRow, int firstColumn)
        where TTile : struct, ITile
        where TProduct : struct, IProduct
    {
    }
}

/// <summary>Each of the group's first threads sums a column.</summary>
internal struct BiasSums : IColumnSums
{
    private float sum;

    public void Add<TTile>(ArrayView<Float4> tile, int firstRow)
        where TTile : struct, ITile
    {
        if (firstRow + (Group.IdxX / TTile.Columns) == 0)
        {
            var values = tile.Cast<float>();
            for (var step = 0; step < TTile.Depth; step++)
            {
                sum += values[(step * (TTile.Columns + 4)) + Group.IdxX];
            }
        }
    }

    public readonly void Write<TTile, TProduct>(ref TProduct product, int firstRow, int firstColumn)
        where TTile : struct, ITile
        where TProduct : struct, IProduct
    {
        if (firstRow + (Group.IdxX / TTile.Columns) == 0)
        {
            product.WriteSum(firstColumn + Group.IdxX, sum);
        }
    }
}
