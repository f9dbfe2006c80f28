using System.Runtime.CompilerServices;
using NetDsl.Memory;
using NetDsl.Threading;

namespace NetDsl.Kernels;

/// <summary>Adds one chunk of pixels to the gradients of a kernel and its bias; every item owns a part of both.</summary>
[SkipLocalsInit]
internal unsafe struct WeightGradientWork : IWork
{
    /// <summary>Pixels that are summed before the next rows of the kernel: their gradients stay in the first-level cache.</summary>
    private const int BlockPixels = 256;

    public Correlation Map;
    public WeightGradientPlan Plan;

    /// <summary>What the chunk's pixels see, and for each row of the kernel its place in there.</summary>
    public float* Source;
    public int* RowOffsets;
    public int RowLength;
    public int* PixelOffsets;
    public int Pixels;
    public float* OutputGradient;
    public float* KernelGradient;

    /// <summary>Null for a layer without bias.</summary>
    public float* BiasGradient;

    /// <inheritdoc/>
    public readonly void Execute(int item)
    {
        if (Map.Depthwise)
        {
            SumTaps(item);
            return;
        }

        int part = item % Plan.RowParts;
        int pair = item / Plan.RowParts % Plan.PairsPerGroup;
        int group = item / Plan.RowParts / Plan.PairsPerGroup;
        int firstChannel = pair * 2 * PackedLayout.PanelWidth;
        int channels = Math.Min(2 * PackedLayout.PanelWidth, Map.TargetGroupChannels - firstChannel);
        int channel = (group * Map.TargetGroupChannels) + firstChannel;
        int tiles = (Map.Depth + WeightTileRunner.Rows - 1) / WeightTileRunner.Rows;
        int first = (int)((long)part * tiles / Plan.RowParts) * WeightTileRunner.Rows;
        int end = Math.Min(Map.Depth, (int)((long)(part + 1) * tiles / Plan.RowParts) * WeightTileRunner.Rows);
        for (int pixel = 0; pixel < Pixels; pixel += BlockPixels)
        {
            int count = Math.Min(BlockPixels, Pixels - pixel);
            float* gradient = OutputGradient + ((long)pixel * Map.TargetChannels) + channel;
            if (part == 0 && BiasGradient != null)
            {
                ColumnSums.Add(gradient, Map.TargetChannels, count, channels, BiasGradient + channel);
            }

            WeightTile tile = new()
            {
                Input = Source + (group * Map.SourceGroupChannels),
                PixelOffsets = PixelOffsets + pixel,
                Pixels = count,
                GradientStep = Map.TargetChannels,
            };
            SumRows(&tile, gradient, first, end, channel, channels);
        }
    }

    private readonly void SumRows(WeightTile* tile, float* gradient, int first, int end, int channel, int channels)
    {
        int* offsets = stackalloc int[8];
        for (int row = first; row < end; row += WeightTileRunner.Rows)
        {
            int rows = Math.Min(WeightTileRunner.Rows, end - row);
            for (int i = 0; i < WeightTileRunner.Rows; i++)
            {
                int existing = row + Math.Min(i, rows - 1);
                offsets[i] = RowOffsets[existing / RowLength] + (existing % RowLength);
            }

            float* target = KernelGradient + ((long)row * Map.TargetChannels) + channel;
            WeightTileRunner.Run(tile, gradient, offsets, rows, channels, target, Map.TargetChannels);
        }
    }

    /// <summary>Depthwise: an item owns a panel of channels with all its taps.</summary>
    private readonly void SumTaps(int item)
    {
        int channel = item * PackedLayout.PanelWidth;
        int channels = Math.Min(PackedLayout.PanelWidth, Map.TargetChannels - channel);
        for (int pixel = 0; pixel < Pixels; pixel += BlockPixels)
        {
            WeightTile tile = new()
            {
                Input = Source + channel,
                PixelOffsets = PixelOffsets + pixel,
                Pixels = Math.Min(BlockPixels, Pixels - pixel),
                GradientStep = Map.TargetChannels,
            };
            float* gradient = OutputGradient + ((long)pixel * Map.TargetChannels) + channel;
            if (BiasGradient != null)
            {
                ColumnSums.Add(gradient, Map.TargetChannels, tile.Pixels, channels, BiasGradient + channel);
            }

            DepthwiseTileRunner.SumTaps(&tile, gradient, RowOffsets, Map.Depth, channels, KernelGradient + channel, Map.TargetChannels);
        }
    }
}
