namespace NetDsl.Ilgpu.Kernels;

/// <summary>Launches of matrix products: the kernel of a tile, and how many quads of each matrix its threads load.</summary>
/// <typeparam name="TProduct">What is multiplied.</typeparam>
/// <typeparam name="TLeft">Along what the left matrix lies.</typeparam>
/// <typeparam name="TRight">Along what the right matrix lies.</typeparam>
/// <typeparam name="TSums">Whether the right matrix' columns are summed, too.</typeparam>
internal static class GemmLaunch<TProduct, TLeft, TRight, TSums>
    where TProduct : struct, IProduct
    where TLeft : struct, IDirection
    where TRight : struct, IDirection
    where TSums : struct, IColumnSums
{
    /// <summary>Computes slices × rows × columns of results.</summary>
    /// <param name="queue">Where it runs.</param>
    /// <param name="shape">The tile.</param>
    /// <param name="size">Rows and columns of the result, and slices.</param>
    /// <param name="product">What is multiplied.</param>
    /// <param name="touched">What is read and written.</param>
    public static void Run(DeviceQueue queue, TileShape shape, GemmSize size, TProduct product, params ReadOnlySpan<DeviceSpan> touched)
    {
        var bytes = new LaunchSize(1, 1).Touching(touched).Bytes;
        switch (shape)
        {
            case TileShape.Tile128x128:
                RunOne<Tile128x128>(queue, size, product, bytes);
                break;
            case TileShape.Tile128x64:
                RunTall<Tile128x64>(queue, size, product, bytes);
                break;
            case TileShape.Tile64x128:
                RunWide<Tile64x128>(queue, size, product, bytes);
                break;
            case TileShape.Tile64x64:
                RunOne<Tile64x64>(queue, size, product, bytes);
                break;
            default:
                RunFour<Tile32x32>(queue, size, product, bytes);
                break;
        }
    }

    /// <summary>A quad of each matrix.</summary>
    private static void RunOne<TTile>(DeviceQueue queue, GemmSize size, TProduct product, long bytes)
        where TTile : struct, ITile => Run<
            TTile,
            OneQuad<TTile, TProduct, LeftOperand<TTile, TProduct>, TLeft>,
            OneQuad<TTile, TProduct, RightOperand<TTile, TProduct>, TRight>>(queue, size, product, bytes);

    /// <summary>Two quads of the left matrix.</summary>
    private static void RunTall<TTile>(DeviceQueue queue, GemmSize size, TProduct product, long bytes)
        where TTile : struct, ITile => Run<
            TTile,
            Twice<TProduct, OneQuad<TTile, TProduct, LeftOperand<TTile, TProduct>, TLeft>>,
            OneQuad<TTile, TProduct, RightOperand<TTile, TProduct>, TRight>>(queue, size, product, bytes);

    /// <summary>Two quads of the right matrix.</summary>
    private static void RunWide<TTile>(DeviceQueue queue, GemmSize size, TProduct product, long bytes)
        where TTile : struct, ITile => Run<
            TTile,
            OneQuad<TTile, TProduct, LeftOperand<TTile, TProduct>, TLeft>,
            Twice<TProduct, OneQuad<TTile, TProduct, RightOperand<TTile, TProduct>, TRight>>>(queue, size, product, bytes);

    /// <summary>Four quads of each matrix.</summary>
    private static void RunFour<TTile>(DeviceQueue queue, GemmSize size, TProduct product, long bytes)
        where TTile : struct, ITile => Run<
            TTile,
            Twice<TProduct, Twice<TProduct, OneQuad<TTile, TProduct, LeftOperand<TTile, TProduct>, TLeft>>>,
            Twice<TProduct, Twice<TProduct, OneQuad<TTile, TProduct, RightOperand<TTile, TProduct>, TRight>>>>(
                queue, size, product, bytes);

    private static void Run<TTile, TLeftLoader, TRightLoader>(DeviceQueue queue, GemmSize size, TProduct product, long bytes)
        where TTile : struct, ITile
        where TLeftLoader : struct, ILoader<TProduct>
        where TRightLoader : struct, ILoader<TProduct>
    {
        var grid = new GemmGrid(GemmSize.Tiles(size.Rows, TTile.Rows), GemmSize.Tiles(size.Columns, TTile.Columns));
        var groups = checked(grid.RowTiles * grid.ColumnTiles * size.Slices);
        queue.LaunchResident<TTile, TProduct, GemmGrid>(
            new LaunchSize(groups, TTile.Threads) { Bytes = bytes },
            Gemm.Kernel<TTile, TProduct, TLeftLoader, TRightLoader, TSums>,
            product,
            grid);
    }
}
