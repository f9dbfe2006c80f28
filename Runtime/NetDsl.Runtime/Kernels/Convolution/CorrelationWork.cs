using System.Runtime.CompilerServices;
using NetDsl.Memory;
using NetDsl.Threading;

namespace NetDsl.Kernels;

/// <summary>Computes a correlation of a batch, item by item of its plan, and applies the activation while the outputs are in the cache.</summary>
[SkipLocalsInit]
internal unsafe struct CorrelationWork<TActivation> : IWork
    where TActivation : struct, IActivation
{
    /// <summary>Weights up to which tiles fetch pixels and not weights: so many stay in the cache.</summary>
    private const int FewWeights = 4 << 10;

    /// <summary>Floats of an output of which the last cache holds most, 32 megabytes.</summary>
    private const long CachedOutputs = 8 << 20;

    public Correlation Map;
    public CorrelationPlan Plan;
    public int Batch;
    public float* Source;
    public float* Weights;
    public float* Target;

    /// <summary>The padded images that all items see, or null if each item copies what it sees, or nothing is copied.</summary>
    public float* Copy;

    /// <summary>What is added to each output before the activation, in the places of the target; null for nothing.</summary>
    public float* Residual;

    /// <summary>Runs all items. The residual, if there is one, may be the target itself.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(in Correlation map, int batch, float* source, float* weights, float* target, float* residual = null)
    {
        if (batch <= 0)
        {
            return;
        }

        if (WinogradPlan.Pays(map, batch))
        {
            WinogradCorrelation.RunPacked<TActivation>(map, batch, source, weights, target, residual);
            return;
        }

        if (residual == null && ImageLanesPlan.Pays(map, batch))
        {
            ImageLanesWork<TActivation>.Run(map, batch, source, weights, target);
            return;
        }

        if (residual == null && PixelLanesPlan.Pays(map))
        {
            PixelLanesWork<TActivation>.Run(map, batch, source, weights, target);
            return;
        }

        CorrelationWork<TActivation> work = new()
        {
            Map = map,
            Plan = new CorrelationPlan(map, batch),
            Batch = batch,
            Source = source,
            Weights = weights,
            Target = target,
            Residual = residual,
        };
        if (work.Plan.SharesCopy)
        {
            work.Copy = PaddingWork.Run(map, source, batch, map.OriginY, map.TargetHeight, default(PixelCursor)).Source;
        }

        WorkerPool.Run(ref work, work.Plan.Items, work.Plan.Nanoseconds);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Execute(int item)
    {
        int unit = item / Plan.PanelParts;
        int image = unit / Plan.Bands * Plan.ImagesPerItem;
        int row = unit % Plan.Bands * Plan.BandRows;
        int images = Math.Min(Plan.ImagesPerItem, Batch - image);
        int rows = Math.Min(Plan.BandRows, Map.TargetHeight - row);
        int pairs = (Map.PanelsPerGroup + 1) / 2;
        int part = item % Plan.PanelParts;
        int panel = 2 * (part * pairs / Plan.PanelParts);
        int panelEnd = Math.Min(Map.PanelsPerGroup, 2 * ((part + 1) * pairs / Plan.PanelParts));
        int* rowOffsets = (int*)Scratch.Floats(ScratchUse.RowTable, Map.TapsHeight * Map.TapsWidth);
        PixelCursor cursor = Prepare(image, images, row, rows);
        PixelTile tile = Tile(cursor.RowSize, rowOffsets);
        RunBlocks(ref tile, ref cursor, panel, panelEnd - panel);
    }

    /// <summary>Finds where the item's pixels lie, and copies what they see where that reaches beyond the image.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly PixelCursor Prepare(int image, int images, int row, int rows)
    {
        float* source = Source + ((long)image * Map.SourceImageSize);
        int sourceY = Map.OriginY + (row * Map.StrideHeight);
        PixelCursor cursor = new()
        {
            Source = source + (((sourceY * Map.SourceWidth) + Map.OriginX) * Map.SourceChannels),
            RowSize = Map.SourceWidth * Map.SourceChannels,
            ImageSize = Map.SourceImageSize,
            Target = Target + ((long)image * Map.TargetImageSize) + Map.TargetOffset + (row * Map.TargetRowStep),
            Images = images,
            Rows = rows,
        };
        if (Copy != null)
        {
            cursor.RowSize = Map.SeenWidth * Map.SourceChannels;
            cursor.ImageSize = Map.SeenHeight(Map.TargetHeight) * cursor.RowSize;
            cursor.Source = Copy + ((long)image * cursor.ImageSize) + (row * Map.StrideHeight * cursor.RowSize);
        }
        else if (Map.NeedsCopy)
        {
            int seen = Map.SeenHeight(rows);
            cursor.RowSize = Map.SeenWidth * Map.SourceChannels;
            cursor.ImageSize = seen * cursor.RowSize;
            float* copy = Scratch.Floats(ScratchUse.PaddedImage, ((long)images * cursor.ImageSize) + PackedLayout.PanelWidth);
            cursor.Source = copy;
            for (int i = 0; i < images; i++, copy += cursor.ImageSize, source += Map.SourceImageSize)
            {
                PaddedImage.Copy(Map, source, sourceY, Map.OriginX, seen, Map.SeenWidth, copy);
            }
        }

        return cursor;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly PixelTile Tile(int rowSize, int* rowOffsets)
    {
        PixelTile tile = new()
        {
            RowOffsets = rowOffsets,
            PanelStride = Map.PanelSize,
            Bias = PixelTile.NoBias,
            BiasStride = Map.HasBias ? Map.PanelSize : 0,
            Channels = Map.TargetGroupChannels,
            Lower = typeof(TActivation) == typeof(Relu) || typeof(TActivation) == typeof(Relu6) ? 0 : float.NegativeInfinity,
        };
        // The next layer finds smaller outputs in the cache; an activation that is applied afterwards would read them again.
        tile.Streams = Residual == null && Map.Groups == 1 && !Map.Depthwise && (TActivation.IsIdentity || typeof(TActivation) == typeof(Relu))
            && Map.PanelsPerGroup % 2 == 0 && Map.TargetColumnStep == Map.TargetChannels
            && StreamingLanes512.Serves(Target, (long)Batch * Map.TargetImageSize, Map.TargetChannels)
            && (long)Batch * Map.TargetImageSize > CachedOutputs;
        (tile.Rows, tile.RowLength) = RowTable.Fill(Map, rowSize, rowOffsets);
        if (Map.Depthwise)
        {
            tile.RowLength = PackedLayout.RoundUp(Map.TargetChannels);
        }

        return tile;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void RunBlocks(ref PixelTile shared, ref PixelCursor cursor, int panel, int panels)
    {
        int* inputOffsets = stackalloc int[CorrelationPlan.MostBlockPixels + PixelTileRunner.Slack];
        int* outputOffsets = stackalloc int[CorrelationPlan.MostBlockPixels + PixelTileRunner.Slack];
        bool pointwise = Map.SeesOnePixel && Map.SourceChannels * Map.TargetChannels <= FewWeights;
        PixelTile tile = shared;
        tile.InputOffsets = inputOffsets;
        tile.OutputOffsets = outputOffsets;
        while (true)
        {
            int pixels = cursor.Next(Map, inputOffsets, outputOffsets, Plan.BlockPixels);
            if (pixels == 0)
            {
                return;
            }

            // The next block's pixels follow this one's last where no pixel sees more than itself.
            tile.NextInput = pointwise && !cursor.AtEnd ? cursor.Source + inputOffsets[pixels - 1] + Map.SourceChannels : null;
            tile.Ahead = Following(panel + panels, cursor.AtEnd ? -1 : panel);

            for (int group = 0; group < Map.Groups; group++)
            {
                tile.Input = cursor.Source + (group * Map.SourceGroupChannels);
                tile.Output = cursor.Target + (group * Map.TargetGroupChannels);
                tile.Residual = Residual == null ? null : Residual + (tile.Output - Target);
                tile.Weights = Weights + ((long)group * Map.PanelsPerGroup * Map.PanelSize);
                if (Map.HasBias)
                {
                    tile.Bias = tile.Weights + (Map.Depth * (Map.Depthwise ? tile.RowLength : PackedLayout.PanelWidth));
                }

                if (Map.Depthwise)
                {
                    DepthwiseTileRunner.Run(&tile, pixels, panel, panels);
                }
                else
                {
                    PixelTileRunner.Run(&tile, pixels, panel, panels);
                }

                Activate(tile, pixels, panel, panels);
            }
        }
    }

    /// <summary>
    /// Floats from the last pair of panels to those that come after the block: where the item is at its end, those of the item after
    /// it, unless there are no more panels.
    /// </summary>
    private readonly nint Following(int end, int next)
    {
        int from = (end - 1) / 2 * 2;
        int to = next >= 0 ? next : end < Map.PanelsPerGroup ? end : from;
        return (nint)(to - from) * Map.PanelSize;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Activate(in PixelTile tile, int pixels, int panel, int panels)
    {
        if (TActivation.IsIdentity || typeof(TActivation) == typeof(Relu))
        {
            return;
        }

        int first = panel * PackedLayout.PanelWidth;
        int channels = Math.Min(panels * PackedLayout.PanelWidth, tile.Channels - first);
        if (typeof(TActivation) == typeof(Relu6))
        {
            UpperBound.Apply(tile, pixels, first, channels, 6);
            return;
        }

        for (int i = 0; i < pixels; i++)
        {
            Span<float> values = new(tile.Output + tile.OutputOffsets[i] + first, channels);
            ElementwiseLoop.Forward<TActivation>(values, values);
        }
    }
}
