using System.Runtime.CompilerServices;
using NetDsl.Memory;
using NetDsl.Threading;

namespace NetDsl.Kernels;

/// <summary>
/// Adds one chunk of pixels to the gradients of a kernel and its bias; every item owns a part of both. The output gradients of a block
/// of pixels are packed for each pair of panels, since pixels that lie a power of two apart fall into few sets of the cache.
/// </summary>
[SkipLocalsInit]
internal unsafe struct WeightGradientWork : IWork
{
    private const int PairWidth = 2 * PackedLayout.PanelWidth;

    public Correlation Map;
    public WeightGradientPlan Plan;

    /// <summary>What the chunk's pixels see, and for each row of the kernel its place in there.</summary>
    public float* Source;
    public int* RowOffsets;
    public int RowLength;
    public int* PixelOffsets;
    public int Pixels;

    /// <summary>Whether the chunk is the first one, which overwrites the kernel's gradient.</summary>
    public bool First;
    public float* OutputGradient;
    public float* KernelGradient;

    /// <summary>Null for a layer without bias.</summary>
    public float* BiasGradient;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Execute(int item)
    {
        if (Map.Depthwise)
        {
            SumTaps(item);
            return;
        }

        if (Plan.PixelParts > 1)
        {
            SumPixels(item);
            return;
        }

        int rowPart = item % Plan.RowParts;
        int pairPart = item / Plan.RowParts % Plan.PairParts;
        int group = item / Plan.RowParts / Plan.PairParts;
        int pairs = (Map.PanelsPerGroup + 1) / 2;
        int units = (Map.Depth + Plan.RowUnit - 1) / Plan.RowUnit;
        WeightGradientPart part = new()
        {
            Group = group,
            FirstRow = (int)((long)rowPart * units / Plan.RowParts) * Plan.RowUnit,
            RowEnd = Math.Min(Map.Depth, (int)((long)(rowPart + 1) * units / Plan.RowParts) * Plan.RowUnit),
            FirstPair = pairPart * pairs / Plan.PairParts,
            PairEnd = (pairPart + 1) * pairs / Plan.PairParts,
        };
        SumBlocks(part, 0, Pixels);
    }

    /// <summary>All weights over a part of the chunk's pixels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void SumPixels(int item)
    {
        WeightGradientWork own = this;
        own.KernelGradient += item * PartSize(Map);
        own.BiasGradient = BiasGradient == null ? null : own.KernelGradient + (Map.Depth * Map.TargetChannels);
        if (First && BiasGradient != null)
        {
            new Span<float>(own.BiasGradient, Map.TargetChannels).Clear();
        }

        WeightGradientPart all = new() { RowEnd = Map.Depth, PairEnd = (Map.PanelsPerGroup + 1) / 2 };
        own.SumBlocks(all, (int)((long)item * Pixels / Plan.PixelParts), (int)((item + 1L) * Pixels / Plan.PixelParts));
    }

    /// <summary>Floats of an item's sums where items share the pixels: those of the weights and those of the bias.</summary>
    public static long PartSize(in Correlation map) => (map.Depth + 1L) * map.TargetChannels;

    /// <summary>The sums of a part of the kernel over a run of pixels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void SumBlocks(WeightGradientPart part, int first, int end)
    {
        float* packed = Scratch.Floats(ScratchUse.PackedGradients, WeightGradientPlan.MostBlockPixels * PairWidth);
        int blocks = (end - first + WeightGradientPlan.MostBlockPixels - 1) / WeightGradientPlan.MostBlockPixels;
        part.Overwrites = First;
        for (int block = 0; block < blocks; block++, part.Overwrites = false)
        {
            part.Pixel = first + (int)((long)block * (end - first) / blocks);
            part.PixelEnd = first + (int)((block + 1L) * (end - first) / blocks);
            SumBlock(part, packed);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void SumBlock(WeightGradientPart part, float* packed)
    {
        int count = part.PixelEnd - part.Pixel;
        int* places = stackalloc int[WeightGradientPlan.MostBlockPixels + 8];
        WeightTile tile = new()
        {
            Input = Source + (part.Group * Map.SourceGroupChannels),
            PixelOffsets = PixelOffsets + part.Pixel,
            Pixels = count,
            Overwrite = part.Overwrites,
            GradientStep = PairWidth,
        };
        if (Plan.PacksInputs)
        {
            PackInputs(part, count, ref tile);
            Ramp.Fill(places, 0, PackedLayout.PanelWidth, count);
            tile.PixelOffsets = places;
        }

        for (int pair = part.FirstPair; pair < part.PairEnd; pair++)
        {
            int firstChannel = pair * PairWidth;
            int channels = Math.Min(PairWidth, Map.TargetGroupChannels - firstChannel);
            int channel = (part.Group * Map.TargetGroupChannels) + firstChannel;
            PixelPanel.PackGradients(OutputGradient + ((long)part.Pixel * Map.TargetChannels) + channel, Map.TargetChannels, count, channels, packed);
            if (part.FirstRow == 0 && BiasGradient != null)
            {
                ColumnSums.Add(packed, PairWidth, count, channels, BiasGradient + channel);
            }

            SumRows(&tile, part, pair, packed, channel, channels);
        }
    }

    /// <summary>Packs what the part's rows see, a panel of 16 rows after another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void PackInputs(in WeightGradientPart part, int count, ref WeightTile tile)
    {
        float* packed = Scratch.Floats(ScratchUse.PackedInputs, (long)(part.RowEnd - part.FirstRow) * count);
        float* source = tile.Input;
        tile.Input = packed;
        for (int row = part.FirstRow; row < part.RowEnd; row += PackedLayout.PanelWidth, packed += count * PackedLayout.PanelWidth)
        {
            PixelPanel.PackInputs(source + RowOffsets[row / RowLength] + (row % RowLength), tile.PixelOffsets, count, packed);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void SumRows(WeightTile* tile, in WeightGradientPart part, int pair, float* packed, int channel, int channels)
    {
        int* offsets = stackalloc int[8];
        for (int row = part.FirstRow, number = 0; row < part.RowEnd; row += WeightTileRunner.Rows, number++)
        {
            int rows = Math.Min(WeightTileRunner.Rows, part.RowEnd - row);
            for (int i = 0; i < WeightTileRunner.Rows; i++)
            {
                int existing = row + Math.Min(i, rows - 1);
                offsets[i] = Plan.PacksInputs
                    ? ((existing - part.FirstRow) / PackedLayout.PanelWidth * tile->Pixels * PackedLayout.PanelWidth) + (existing % PackedLayout.PanelWidth)
                    : RowOffsets[existing / RowLength] + (existing % RowLength);
            }

            Fetch(tile, part, pair, number);
            float* target = KernelGradient + ((long)row * Map.TargetChannels) + channel;
            WeightTileRunner.Run(tile, packed, offsets, rows, channels, target, Map.TargetChannels);
        }
    }

    /// <summary>
    /// What a tile fetches into the cache beside its sums, a line for each pixel: the first two the gradients that are packed next, the
    /// others inputs of the next block, where they lie as evenly as pixels without a window do.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Fetch(WeightTile* tile, in WeightGradientPart part, int pair, int number)
    {
        tile->Coming = null;
        bool last = pair + 1 == part.PairEnd;
        if (number < 2)
        {
            int nextPair = last ? part.FirstPair : pair + 1;
            int pixel = last ? part.PixelEnd : part.Pixel;
            int place = (part.Group * Map.TargetGroupChannels) + (nextPair * PairWidth) + (number * PackedLayout.PanelWidth);
            tile->Coming = pixel < Pixels ? OutputGradient + ((long)pixel * Map.TargetChannels) + place : null;
            tile->ComingStep = Map.TargetChannels;
        }
        else if (Map.Depth == Map.SourceGroupChannels && part.PixelEnd < Pixels)
        {
            int tiles = (part.RowEnd - part.FirstRow + WeightTileRunner.Rows - 1) / WeightTileRunner.Rows;
            int row = part.FirstRow + ((((pair - part.FirstPair) * (tiles - 2)) + number - 2) * PackedLayout.PanelWidth);
            tile->Coming = row < part.RowEnd ? Source + (part.Group * Map.SourceGroupChannels) + PixelOffsets[part.PixelEnd] + row : null;
            tile->ComingStep = Map.SourceChannels * Map.StrideWidth;
        }
    }

    /// <summary>Depthwise: an item owns a panel of channels with all its taps.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void SumTaps(int item)
    {
        int channel = item * PackedLayout.PanelWidth;
        int channels = Math.Min(PackedLayout.PanelWidth, Map.TargetChannels - channel);
        for (int pixel = 0; pixel < Pixels; pixel += WeightGradientPlan.MostBlockPixels)
        {
            WeightTile tile = new()
            {
                Input = Source + channel,
                PixelOffsets = PixelOffsets + pixel,
                Pixels = Math.Min(WeightGradientPlan.MostBlockPixels, Pixels - pixel),
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
