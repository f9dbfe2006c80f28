using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>Sums a few rows of the kernel's gradient over a block of pixels, and adds them to what is there or replaces it.</summary>
[SkipLocalsInit]
internal static unsafe class WeightTileRunner
{
    private const int MostSums = 8 * 2 * PackedLayout.PanelWidth;

    /// <summary>Rows of the kernel that one micro-kernel sums.</summary>
    public static int Rows => VectorWidth.Bits switch { 512 => 8, 256 => 6, _ => 4 };

    /// <summary>Runs over the panels of some rows.</summary>
    /// <param name="tile">The pixels.</param>
    /// <param name="gradient">The first pixel's output gradient at the first channel.</param>
    /// <param name="offsets">For each row, its input relative to a pixel's first float; <see cref="Rows"/> entries.</param>
    /// <param name="rows">How many of the rows exist.</param>
    /// <param name="channels">Output channels.</param>
    /// <param name="target">The first row at the first channel.</param>
    /// <param name="targetStep">Floats from one row of the target to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(
        WeightTile* tile, float* gradient, int* offsets, int rows, int channels, float* target, int targetStep)
    {
        if (tile->Coming == null)
        {
            tile->Coming = gradient;
            tile->ComingStep = 0;
        }

        while (channels > 0)
        {
            int width = VectorWidth.Bits == 512 && channels > PackedLayout.PanelWidth ? 2 * PackedLayout.PanelWidth : PackedLayout.PanelWidth;
            if (rows == Rows && channels >= width)
            {
                RunTile(tile, gradient, offsets, width, target, targetStep);
            }
            else
            {
                RunPart(tile, gradient, offsets, width, rows, Math.Min(width, channels), target, targetStep);
            }

            gradient += width;
            target += width;
            channels -= width;
        }
    }

    /// <summary>Some rows or channels do not exist: sums go through a buffer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunPart(
        WeightTile* tile, float* gradient, int* offsets, int width, int rows, int channels, float* target, int targetStep)
    {
        float* sums = stackalloc float[MostSums];
        WeightTile alone = *tile;
        alone.Overwrite = true;
        RunTile(&alone, gradient, offsets, width, sums, width);
        for (int row = 0; row < rows; row++)
        {
            float* place = target + ((long)row * targetStep);
            if (tile->Overwrite)
            {
                new ReadOnlySpan<float>(sums + (row * width), channels).CopyTo(new Span<float>(place, channels));
            }
            else
            {
                ElementwiseLoop.Run<Plus>(sums + (row * width), place, place, channels);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunTile(WeightTile* tile, float* gradient, int* offsets, int width, float* target, int targetStep)
    {
        switch (VectorWidth.Bits)
        {
            case 512 when width > PackedLayout.PanelWidth:
                WeightTile512.Run8x2(tile, gradient, offsets, target, targetStep);
                break;
            case 512:
                WeightTile512.Run8x1(tile, gradient, offsets, target, targetStep);
                break;
            case 256:
                WeightTile256.Run6x1(tile, gradient, offsets, target, targetStep);
                break;
            default:
                WeightTile128.Run4x1(tile, gradient, offsets, target, targetStep);
                break;
        }
    }
}
