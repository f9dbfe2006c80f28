using ILGPU;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>
/// The one matrix product behind convolutions and dense layers: shared memory holds two tiles of each matrix in turn, registers a tile
/// of the result. Every value of a result is summed in the order of the depth, whatever the tile, so that results are equal on all devices.
/// </summary>
internal static class Gemm
{
    /// <summary>The kernel of a tile and a product.</summary>
    public static void Kernel<TTile, TProduct, TLeft, TRight, TSums>(TProduct product, GemmGrid grid)
        where TTile : struct, ITile
        where TProduct : struct, IProduct
        where TLeft : struct, ILoader<TProduct>
        where TRight : struct, ILoader<TProduct>
        where TSums : struct, IColumnSums
    {
        var tile = Grid.IdxX / grid.ColumnTiles;
        var column = (Grid.IdxX - (tile * grid.ColumnTiles)) * TTile.Columns;
        var slice = tile / grid.RowTiles;
        var row = (tile - (slice * grid.RowTiles)) * TTile.Rows;
        product.Enter(slice);
        Multiply<TTile, TProduct, TLeft, TRight, TSums>(product, row, column);
    }

    private static void Multiply<TTile, TProduct, TLeft, TRight, TSums>(TProduct product, int firstRow, int firstColumn)
        where TTile : struct, ITile
        where TProduct : struct, IProduct
        where TLeft : struct, ILoader<TProduct>
        where TRight : struct, ILoader<TProduct>
        where TSums : struct, IColumnSums
    {
        var leftSize = TTile.Depth * ((TTile.Rows / 4) + 1);
        var rightSize = TTile.Depth * ((TTile.Columns / 4) + 1);
        var leftTiles = SharedMemory.Allocate<Float4>(2 * TTile.Depth * ((TTile.Rows / 4) + 1));
        var rightTiles = SharedMemory.Allocate<Float4>(2 * TTile.Depth * ((TTile.Columns / 4) + 1));
        var left = default(TLeft);
        var right = default(TRight);
        var registers = default(TTile);
        var sums = default(TSums);
        var row = ThreadRow<TTile>();
        var column = ThreadColumn<TTile>();

        left.Start(ref product, firstRow, 0);
        right.Start(ref product, firstColumn, 0);
        Fetch(ref product, ref left, ref right, product.Begin);
        Put<TProduct, TLeft, TRight>(ref left, ref right, leftTiles, rightTiles);
        var current = 0;
        for (var depth = product.Begin; depth < product.End; depth += TTile.Depth)
        {
            // One barrier a round: one half of shared memory becomes visible; the other, now overwritten, was last read before it.
            Group.Barrier();
            var next = depth + TTile.Depth;
            if (next < product.End)
            {
                Fetch(ref product, ref left, ref right, next);
            }

            Steps(
                ref registers,
                leftTiles.SubView((current * leftSize) + (row / 4), leftSize - (row / 4)),
                rightTiles.SubView((current * rightSize) + (column / 4), rightSize - (column / 4)));
            sums.Add<TTile>(rightTiles.SubView(current * rightSize, rightSize), firstRow);
            current = 1 - current;
            if (next < product.End)
            {
                Put<TProduct, TLeft, TRight>(
                    ref left,
                    ref right,
                    leftTiles.SubView(current * leftSize, leftSize),
                    rightTiles.SubView(current * rightSize, rightSize));
            }
        }

        registers.Write(ref product, firstRow + row, firstColumn + column);
        sums.Write<TTile, TProduct>(ref product, firstRow, firstColumn);
    }

    private static void Fetch<TProduct, TLeft, TRight>(ref TProduct product, ref TLeft left, ref TRight right, int depth)
        where TProduct : struct, IProduct
        where TLeft : struct, ILoader<TProduct>
        where TRight : struct, ILoader<TProduct>
    {
        left.Fetch(ref product, depth, 0);
        right.Fetch(ref product, depth, 0);
    }

    private static void Put<TProduct, TLeft, TRight>(
        ref TLeft left, ref TRight right, ArrayView<Float4> leftTile, ArrayView<Float4> rightTile)
        where TProduct : struct, IProduct
        where TLeft : struct, ILoader<TProduct>
        where TRight : struct, ILoader<TProduct>
    {
        left.Put(leftTile, 0);
        right.Put(rightTile, 0);
    }

    /// <summary>
    /// All steps of a tile's depth. A loop of a few steps at a time: without it ILGPU would move all sums behind all reads, and their
    /// operands would need more registers than there are.
    /// </summary>
    private static void Steps<TTile>(ref TTile registers, ArrayView<Float4> left, ArrayView<Float4> right)
        where TTile : struct, ITile
    {
        for (var step = 0; step < TTile.Depth; step += TTile.StepsAtOnce)
        {
            var leftAt = step * ((TTile.Rows / 4) + 1);
            var rightAt = step * ((TTile.Columns / 4) + 1);
            registers.MultiplyAdd(left.SubView(leftAt, left.IntLength - leftAt), right.SubView(rightAt, right.IntLength - rightAt));
        }
    }

    /// <summary>The first row of the tile that the thread computes.</summary>
    private static int ThreadRow<TTile>()
        where TTile : struct, ITile => ((Group.IdxX / 32 / (TTile.ThreadsAcross / 8) * 4) + (Group.IdxX % 32 / 8)) * 4;

    /// <summary>The first column of the tile that the thread computes.</summary>
    private static int ThreadColumn<TTile>()
        where TTile : struct, ITile => ((Group.IdxX / 32 % (TTile.ThreadsAcross / 8) * 8) + (Group.IdxX % 8)) * 4;
}
