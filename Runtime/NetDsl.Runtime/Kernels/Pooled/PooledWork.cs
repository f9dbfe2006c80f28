using System.Runtime.CompilerServices;
using NetDsl.Memory;
using NetDsl.Threading;

namespace NetDsl.Kernels;

/// <summary>
/// A convolution, its activation and the maxima of 2 × 2 pixels in one pass; an item is one or several images. The activation never falls,
/// so it may come before the maximum or behind it.
/// </summary>
[SkipLocalsInit]
internal unsafe struct PooledWork : IWork
{
    private Correlation map;
    private bool lanesArePixels;
    private int batch;
    private int imagesPerItem;
    private float lower;
    private float* source;
    private float* weights;
    private float* target;

    /// <summary>Runs all items; <paramref name="lower"/> is the least output, 0 for ReLU.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(in Correlation map, int batch, float lower, float* source, float* weights, float* target)
    {
        PooledWork work = new()
        {
            map = map,
            lanesArePixels = PixelLanesPlan.Pays(map),
            batch = batch,
            imagesPerItem = PooledPlan.ImagesPerItem(map),
            lower = lower,
            source = source,
            weights = weights,
            target = target,
        };
        int items = (batch + work.imagesPerItem - 1) / work.imagesPerItem;
        WorkerPool.Run(ref work, items, PooledPlan.Nanoseconds(map, batch));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Execute(int item)
    {
        int end = Math.Min(batch, (item + 1) * imagesPerItem);
        for (int image = item * imagesPerItem; image < end; image++)
        {
            float* input = source + ((long)image * map.SourceImageSize);
            float* output = target + (image * (long)(map.TargetImageSize / 4));
            if (lanesArePixels)
            {
                PixelLanes.Pool(map, input, weights, lower, output);
            }
            else
            {
                Panels(input, output);
            }
        }
    }

    /// <summary>Channels are the lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Panels(float* image, float* output)
    {
        float* input = image + (((map.OriginY * map.SourceWidth) + map.OriginX) * map.SourceChannels);
        int rowSize = map.SourceWidth * map.SourceChannels;
        if (map.NeedsCopy)
        {
            int seen = map.SeenHeight(map.TargetHeight);
            rowSize = map.SeenWidth * map.SourceChannels;
            input = Scratch.Floats(ScratchUse.PaddedImage, (long)seen * rowSize);
            PaddedImage.Copy(map, image, map.OriginY, map.OriginX, seen, map.SeenWidth, input);
        }

        int* rowOffsets = (int*)Scratch.Floats(ScratchUse.RowTable, map.TapsHeight * map.TapsWidth);
        PixelTile tile = new()
        {
            RowOffsets = rowOffsets,
            Weights = weights,
            Bias = weights + (map.Depth * PackedLayout.PanelWidth),
            Channels = map.TargetChannels,
            Lower = lower,
        };
        (tile.Rows, tile.RowLength) = RowTable.Fill(map, rowSize, rowOffsets);
        nint secondRow = map.StrideHeight * rowSize;
        for (int row = 0; row < map.TargetHeight; row += 2, input += 2 * secondRow)
        {
            Row(&tile, input, secondRow, output);
            output += map.TargetWidth / 2 * map.TargetChannels;
        }
    }

    /// <summary>Two rows of pixels; the last tile is shifted back to end with them, by whole windows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Row(PixelTile* tile, float* input, nint secondRow, float* output)
    {
        nint step = map.StrideWidth * map.SourceChannels;
        for (int x = 0; x < map.TargetWidth;)
        {
            if (map.TargetWidth - x >= 10)
            {
                PooledTile512.Run10x2(tile, input + (x * step), secondRow, step, output + (x / 2 * map.TargetChannels));
                x += 10;
            }
            else
            {
                int shifted = Math.Min(x, map.TargetWidth - 4);
                PooledTile512.Run4x2(tile, input + (shifted * step), secondRow, step, output + (shifted / 2 * map.TargetChannels));
                x += 4;
            }
        }
    }
}
