using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>
/// Covers a block of pixels and all its panels with micro-kernels. The block's offset tables must repeat their last entry
/// <see cref="Slack"/> times: a tile that reaches beyond the block then computes its last pixel again, with the same result.
/// </summary>
internal static unsafe class PixelTileRunner
{
    /// <summary>Entries that follow the last pixel in the offset tables.</summary>
    public const int Slack = 16;

    /// <summary>Runs the panels from <paramref name="panel"/> on, <paramref name="panels"/> of them, over the pixels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(PixelTile* tile, int pixels, int panel, int panels)
    {
        switch (VectorWidth.Bits)
        {
            case 512:
                Run512(tile, pixels, panel, panel + panels);
                break;
            case 256:
                Run256(tile, pixels, panel, panel + panels);
                break;
            default:
                Run128(tile, pixels, panel, panel + panels);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run512(PixelTile* tile, int pixels, int panel, int end)
    {
        if (pixels == 1)
        {
            for (; panel + 8 <= end; panel += 8)
            {
                PixelTile512Row.Run1x8(tile, 0, panel);
            }

            for (; panel < end; panel++)
            {
                PixelTile512Row.Run1x1(tile, 0, panel);
            }

            return;
        }

        for (; panel + 2 <= end; panel += 2)
        {
            RunPair512(tile, pixels, panel, panel + 2 < end ? 2 * tile->PanelStride : tile->Ahead);
        }

        if (panel < end)
        {
            RunSingle512(tile, pixels, panel);
        }
    }

    /// <summary>Covers the pixels of one pair of panels; each tile fetches its share of the pair that comes next.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunPair512(PixelTile* tile, int pixels, int panel, nint ahead)
    {
        if (tile->NextInput == null)
        {
            Fetch(tile, panel, ahead, 2 * PackedLayout.PanelWidth, (pixels + 7) / 8);
        }
        else
        {
            FetchInput(tile);
        }

        nint share = tile->ComingStep * tile->Rows * tile->RowLength;
        for (int pixel = 0; pixel < pixels; tile->Coming += share)
        {
            int left = pixels - pixel;
            if (left >= 13 || left is 7 or 8)
            {
                PixelTile512Pair.Run8x2(tile, pixel, panel);
                pixel += 8;
            }
            else if (left >= 5)
            {
                PixelTile512Pair.Run6x2(tile, pixel, panel);
                pixel += 6;
            }
            else
            {
                PixelTile512Pair.Run4x2(tile, pixel, panel);
                pixel += 4;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunSingle512(PixelTile* tile, int pixels, int panel)
    {
        FetchInput(tile);
        for (int pixel = 0; pixel < pixels;)
        {
            int left = pixels - pixel;
            if (left > 4)
            {
                PixelTile512Single.Run8x1(tile, pixel, panel);
                tile->Coming += tile->ComingStep * tile->Rows * tile->RowLength;
                pixel += 8;
            }
            else if (left > 1)
            {
                PixelTile512Single.Run4x1(tile, pixel, panel);
                pixel += 4;
            }
            else
            {
                PixelTile512Row.Run1x1(tile, pixel, panel);
                pixel++;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run256(PixelTile* tile, int pixels, int panel, int end)
    {
        nint afterLast = tile->Ahead == 0 ? 0 : tile->Ahead - ((end - panel - 1) % 2 * tile->PanelStride);
        for (; panel < end; panel++)
        {
            Fetch(tile, panel, panel + 1 < end ? tile->PanelStride : afterLast, PackedLayout.PanelWidth, (pixels + 5) / 6);
            for (int pixel = 0; pixel < pixels; tile->Coming += tile->ComingStep * tile->Rows * tile->RowLength)
            {
                int left = pixels - pixel;
                if (left > 8 || left is 5 or 6)
                {
                    PixelTile256.Run6x1(tile, pixel, panel);
                    pixel += 6;
                }
                else if (left > 1)
                {
                    PixelTile256.Run4x1(tile, pixel, panel);
                    pixel += 4;
                }
                else
                {
                    PixelTile256.Run1x1(tile, pixel, panel);
                    pixel++;
                }
            }
        }
    }

    /// <summary>Shares what comes next among a number of tiles: each fetches a few floats for each of its rows of weights.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Fetch(PixelTile* tile, int panel, nint ahead, int width, int tiles)
    {
        tile->ComingStep = ahead == 0 ? 0 : (width + tiles - 1) / tiles;
        tile->Coming = tile->Weights + (panel * tile->PanelStride) + ahead;
    }

    /// <summary>Each tile of eight pixels fetches what eight of the next block see, eight floats for each of its rows of weights.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FetchInput(PixelTile* tile)
    {
        tile->ComingStep = tile->NextInput == null ? 0 : 8;
        tile->Coming = tile->NextInput == null ? tile->Weights : tile->NextInput;
        tile->NextInput = null;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run128(PixelTile* tile, int pixels, int panel, int end)
    {
        for (; panel < end; panel++)
        {
            for (int pixel = 0; pixel < pixels; pixel += 4)
            {
                PixelTile128.Run4x1(tile, pixel, panel);
            }
        }
    }
}
