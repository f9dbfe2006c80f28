using System.Runtime.CompilerServices;
using NetDsl.Memory;
using NetDsl.Threading;

namespace NetDsl.Kernels;

/// <summary>Computes a correlation of a batch with the same pixel of 16 images in the lanes; an item is 16 images.</summary>
[SkipLocalsInit]
internal unsafe struct ImageLanesWork<TActivation> : IWork
    where TActivation : struct, IActivation
{
    private Correlation map;
    private int batch;
    private float* source;
    private float* weights;
    private float* target;

    /// <summary>Runs all items.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(in Correlation map, int batch, float* source, float* weights, float* target)
    {
        ImageLanesWork<TActivation> work = new() { map = map, batch = batch, source = source, weights = weights, target = target };
        WorkerPool.Run(ref work, ImageLanesPlan.Groups(batch), ImageLanesPlan.Nanoseconds(map, batch));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Execute(int item)
    {
        int first = item * LaneTile.Lanes;
        int seenHeight = map.SeenHeight(map.TargetHeight);
        int rowFloats = map.SeenWidth * map.SourceChannels * LaneTile.Lanes;
        float* lanes = Scratch.Floats(ScratchUse.PaddedImage, (long)seenHeight * rowFloats);
        ImageGroup images = ImageGroup.From(source, first, batch, map.SourceImageSize, Scratch.Zeros(map.SourceImageSize));
        images.Gather(map, map.OriginY, map.OriginX, seenHeight, map.SeenWidth, lanes);

        int rowValues = map.TargetWidth * map.TargetChannels;
        float* row = Scratch.Floats(ScratchUse.Rows, (rowValues + PackedLayout.PanelWidth) * (long)LaneTile.Lanes);
        float* unread = Scratch.Floats(ScratchUse.UnreadImage, map.TargetImageSize);
        ImageGroup outputs = ImageGroup.From(target, first, batch, map.TargetImageSize, unread);
        int* rowOffsets = stackalloc int[map.TapsHeight * (map.DilationWidth == 1 ? 1 : map.TapsWidth)];
        LaneTile tile = Tile(rowFloats, rowOffsets);
        for (int y = 0; y < map.TargetHeight; y++)
        {
            Row(&tile, y, lanes + ((long)y * map.StrideHeight * rowFloats), row);
            outputs.Scatter(row, map.TargetOffset + (y * map.TargetRowStep), rowValues);
        }

        Activate(first);
    }

    /// <summary>Taps of one kernel row form one run unless they are dilated.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly LaneTile Tile(int rowFloats, int* rowOffsets)
    {
        int columns = map.DilationWidth == 1 ? 1 : map.TapsWidth;
        for (int i = 0; i < map.TapsHeight * columns; i++)
        {
            int tap = i % columns * map.DilationWidth * map.SourceChannels * LaneTile.Lanes;
            rowOffsets[i] = (i / columns * map.DilationHeight * rowFloats) + tap;
        }

        return new LaneTile
        {
            RowOffsets = rowOffsets,
            RowLength = map.SourceChannels * (columns == 1 ? map.TapsWidth : 1),
            Step = LaneTile.Lanes,
            Weights = weights,
            Bias = map.HasBias ? weights + (map.Depth * PackedLayout.PanelWidth) : PixelTile.NoBias,
            Lower = typeof(TActivation) == typeof(Relu) ? 0 : float.NegativeInfinity,
        };
    }

    /// <summary>One row of outputs, two pixels at a time; taps that see only zeros around the image are left out.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Row(LaneTile* tile, int y, float* lanes, float* output)
    {
        int columns = map.DilationWidth == 1 ? 1 : map.TapsWidth;
        int inputStep = map.StrideWidth * map.SourceChannels * LaneTile.Lanes;
        int outputStep = map.TargetChannels * LaneTile.Lanes;
        TapRange vertical = new((y * map.StrideHeight) + map.OriginY, map.TapsHeight, map.DilationHeight, map.SourceHeight);
        tile->FirstRow = vertical.First * columns;
        tile->RowEnd = vertical.End * columns;
        tile->First = 0;
        tile->End = tile->RowLength;
        for (int x = 0; x < map.TargetWidth; x += 2)
        {
            int first = Math.Max(0, Math.Min(x, map.TargetWidth - 2));
            int second = Math.Min(first + 1, map.TargetWidth - 1);
            if (columns == 1)
            {
                tile->First = Horizontal(second).First * map.SourceChannels;
                tile->End = Math.Max(tile->First, Horizontal(first).End * map.SourceChannels);
            }

            LaneTile512.Run(
                tile,
                lanes + (first * inputStep),
                lanes + (second * inputStep),
                map.TargetChannels,
                output + (first * outputStep),
                output + (second * outputStep));
        }
    }

    private readonly TapRange Horizontal(int x) =>
        new((x * map.StrideWidth) + map.OriginX, map.TapsWidth, map.DilationWidth, map.SourceWidth);

    private readonly void Activate(int first)
    {
        if (TActivation.IsIdentity || typeof(TActivation) == typeof(Relu))
        {
            return;
        }

        int images = Math.Min(LaneTile.Lanes, batch - first);
        Span<float> values = new(target + ((long)first * map.TargetImageSize), images * map.TargetImageSize);
        ElementwiseLoop.Forward<TActivation>(values, values);
    }
}
