using ILGPU;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>
/// The one matrix product behind convolutions and dense layers: shared memory holds two tiles of each matrix in turn, registers a tile
/// of the result. Every value of a result is summed in the order of the depth, whatever the tile, so that results are equal on all devices.
/// </summary>
internal static class Gemm
{
    /// <summary>Computes slices × rows × columns of results.</summary>
    /// <param name="queue">Where it runs.</param>
    /// <param name="shape">The tile.</param>
    /// <param name="size">Rows and columns of the result, and slices.</param>
    /// <param name="product">What is multiplied.</param>
    /// <param name="bytes">Bytes that are read and written at least once.</param>
    public static void Run<TProduct>(DeviceQueue queue, TileShape shape, GemmSize size, TProduct product, long bytes)
        where TProduct : struct, IProduct
    {
        switch (shape)
        {
            case TileShape.Tile128x128:
                Run<Tile128x128, TProduct>(queue, size, product, bytes);
                break;
            case TileShape.Tile128x64:
                Run<Tile128x64, TProduct>(queue, size, product, bytes);
                break;
            case TileShape.Tile64x128:
                Run<Tile64x128, TProduct>(queue, size, product, bytes);
                break;
            case TileShape.Tile64x64:
                Run<Tile64x64, TProduct>(queue, size, product, bytes);
                break;
            default:
                Run<Tile32x32, TProduct>(queue, size, product, bytes);
                break;
        }
    }

    /// <summary>The bytes of spans.</summary>
    public static long Bytes(params ReadOnlySpan<DeviceSpan> spans) => new LaunchSize(1, 1).Touching(spans).Bytes;

    private static void Run<TTile, TProduct>(DeviceQueue queue, GemmSize size, TProduct product, long bytes)
        where TTile : struct, ITile
        where TProduct : struct, IProduct
    {
        var grid = new GemmGrid(GemmSize.Tiles(size.Rows, TTile.Rows), GemmSize.Tiles(size.Columns, TTile.Columns));
        var groups = checked(grid.RowTiles * grid.ColumnTiles * size.Slices);
        queue.Launch(new LaunchSize(groups, TTile.Threads) { Bytes = bytes }, Kernel<TTile, TProduct>, product, grid);
    }

    private static void Kernel<TTile, TProduct>(TProduct product, GemmGrid grid)
        where TTile : struct, ITile
        where TProduct : struct, IProduct
    {
        var tile = Grid.IdxX / grid.ColumnTiles;
        var column = (Grid.IdxX - (tile * grid.ColumnTiles)) * TTile.Columns;
        var slice = tile / grid.RowTiles;
        var row = (tile - (slice * grid.RowTiles)) * TTile.Rows;
        product.Enter(slice);
        Multiply<TTile, TProduct>(ref product, row, column);
    }

    private static void Multiply<TTile, TProduct>(ref TProduct product, int firstRow, int firstColumn)
        where TTile : struct, ITile
        where TProduct : struct, IProduct
    {
        var leftSize = Loader<TTile, TProduct, LeftOperand<TTile, TProduct>>.Size;
        var rightSize = Loader<TTile, TProduct, RightOperand<TTile, TProduct>>.Size;
        var leftTiles = SharedMemory.Allocate<Float4>(2 * Loader<TTile, TProduct, LeftOperand<TTile, TProduct>>.Size);
        var rightTiles = SharedMemory.Allocate<Float4>(2 * Loader<TTile, TProduct, RightOperand<TTile, TProduct>>.Size);
        var left = default(Loader<TTile, TProduct, LeftOperand<TTile, TProduct>>);
        var right = default(Loader<TTile, TProduct, RightOperand<TTile, TProduct>>);
        var registers = default(TTile);
        var sum = 0f;
        var row = ThreadRow<TTile>();
        var column = ThreadColumn<TTile>();

        left.Start(ref product, firstRow);
        right.Start(ref product, firstColumn);
        left.Fetch(ref product, product.Begin);
        right.Fetch(ref product, product.Begin);
        left.Put(leftTiles);
        right.Put(rightTiles);
        var current = 0;
        for (var depth = product.Begin; depth < product.End; depth += TTile.Depth)
        {
            // One barrier a round: what it makes visible is in one half of shared memory, what is overwritten in the other was last read before it.
            Group.Barrier();
            var next = depth + TTile.Depth;
            if (next < product.End)
            {
                left.Fetch(ref product, next);
                right.Fetch(ref product, next);
            }

            Steps(
                ref registers,
                leftTiles.SubView((current * leftSize) + (row / 4), leftSize - (row / 4)),
                rightTiles.SubView((current * rightSize) + (column / 4), rightSize - (column / 4)));
            if (TProduct.SumsRight && firstRow == 0)
            {
                sum += ColumnSum<TTile>(rightTiles.SubView(current * rightSize, rightSize));
            }

            current = 1 - current;
            if (next < product.End)
            {
                left.Put(leftTiles.SubView(current * leftSize, leftSize));
                right.Put(rightTiles.SubView(current * rightSize, rightSize));
            }
        }

        registers.Write(ref product, firstRow + row, firstColumn + column);
        if (TProduct.SumsRight && firstRow == 0 && Group.IdxX < TTile.Columns)
        {
            product.WriteSum(firstColumn + Group.IdxX, sum);
        }
    }

    /// <summary>
    /// All steps of a tile's depth. A loop of a few steps at a time: without it ILGPU would move all sums behind all reads, and their operands
    /// would need more registers than there are.
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

    /// <summary>The thread's column of a tile, summed over its depth.</summary>
    private static float ColumnSum<TTile>(ArrayView<Float4> tile)
        where TTile : struct, ITile
    {
        var values = tile.Cast<float>();
        var sum = 0f;
        if (Group.IdxX < TTile.Columns)
        {
            for (var step = 0; step < TTile.Depth; step++)
            {
                sum += values[(step * (TTile.Columns + 4)) + Group.IdxX];
            }
        }

        return sum;
    }

    /// <summary>The first row of the tile that the thread computes.</summary>
    private static int ThreadRow<TTile>()
        where TTile : struct, ITile => ((Group.IdxX / 32 / (TTile.ThreadsAcross / 8) * 4) + (Group.IdxX % 32 / 8)) * 4;

    /// <summary>The first column of the tile that the thread computes.</summary>
    private static int ThreadColumn<TTile>()
        where TTile : struct, ITile => ((Group.IdxX / 32 % (TTile.ThreadsAcross / 8) * 8) + (Group.IdxX % 8)) * 4;
}
