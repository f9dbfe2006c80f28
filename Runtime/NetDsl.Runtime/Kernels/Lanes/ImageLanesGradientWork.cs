using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NetDsl.Memory;
using NetDsl.Threading;

namespace NetDsl.Kernels;

/// <summary>
/// Sums the gradients of a kernel and its bias with the same pixel of 16 images in the lanes; an item is 16 images and has sums of its
/// own, which are added in their order at the end.
/// </summary>
[SkipLocalsInit]
internal unsafe struct ImageLanesGradientWork : IWork
{
    /// <summary>Output channels that sums have room for.</summary>
    private const int RoomChannels = 12;

    /// <summary>Floats of the output gradient that are taken through all rows of the kernel before the next: half the first-level cache.</summary>
    private const int BlockFloats = 6144;

    private Correlation map;
    private int batch;
    private float* input;
    private float* outputGradient;
    private float* sums;

    private readonly int TileRows => (map.Depth + LaneGradientTile512.Rows - 1) / LaneGradientTile512.Rows * LaneGradientTile512.Rows;

    /// <summary>Floats of an item's sums: rows of the kernel × channels × lanes, and then the bias'.</summary>
    private readonly int SumFloats => (TileRows + 1) * RoomChannels * LaneTile.Lanes;

    /// <summary>Overwrites the gradients of kernel and bias; the bias' may be null.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(
        in Correlation map, int batch, float* input, float* outputGradient, float* kernelGradient, float* biasGradient)
    {
        ImageLanesGradientWork work = new() { map = map, batch = batch, input = input, outputGradient = outputGradient };
        int groups = ImageLanesPlan.Groups(batch);
        work.sums = Scratch.Floats(ScratchUse.Partials, (long)groups * work.SumFloats);
        WorkerPool.Run(ref work, groups, ImageLanesPlan.Nanoseconds(map, batch));
        for (int row = 0; row < map.Depth; row++)
        {
            work.Reduce(row, groups, kernelGradient + (row * map.TargetChannels));
        }

        if (biasGradient != null)
        {
            work.Reduce(work.TileRows, groups, biasGradient);
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Execute(int item)
    {
        int first = item * LaneTile.Lanes;
        int seenHeight = map.SeenHeight(map.TargetHeight);
        int rowFloats = map.SeenWidth * map.SourceChannels * LaneTile.Lanes;
        float* lanes = Scratch.Floats(ScratchUse.PaddedImage, (long)seenHeight * rowFloats);
        ImageGroup images = ImageGroup.From(input, first, batch, map.SourceImageSize, Scratch.Zeros(map.SourceImageSize));
        images.Gather(map, map.OriginY, map.OriginX, seenHeight, map.SeenWidth, lanes);

        float* itemSums = sums + ((long)item * SumFloats);
        new Span<float>(itemSums, SumFloats).Clear();
        int rowValues = map.TargetWidth * map.TargetChannels;
        int blockRows = Math.Max(1, BlockFloats / (rowValues * LaneTile.Lanes));
        float* block = Scratch.Floats(ScratchUse.Rows, ((blockRows * rowValues) + RoomChannels) * (long)LaneTile.Lanes);
        ImageGroup gradients =
            ImageGroup.From(outputGradient, first, batch, map.TargetImageSize, Scratch.Zeros(map.TargetImageSize));
        for (int y = 0; y < map.TargetHeight; y += blockRows)
        {
            int rows = Math.Min(blockRows, map.TargetHeight - y);
            gradients.Gather(y * rowValues, rows * rowValues, block);
            LaneGradientTile tile = new()
            {
                Input = lanes + ((long)y * map.StrideHeight * rowFloats),
                Gradient = block,
                Rows = rows,
                Columns = map.TargetWidth,
                InputRowStep = map.StrideHeight * rowFloats,
                InputStep = map.StrideWidth * map.SourceChannels * LaneTile.Lanes,
                GradientRowStep = rowValues * LaneTile.Lanes,
                GradientStep = map.TargetChannels * LaneTile.Lanes,
                SumStep = RoomChannels * LaneTile.Lanes,
            };
            SumBlock(&tile, rowFloats, itemSums);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void SumBlock(LaneGradientTile* tile, int rowFloats, float* itemSums)
    {
        int* offsets = stackalloc int[LaneGradientTile512.Rows];
        int tapValues = map.TapsWidth * map.SourceChannels;
        for (int row = 0; row < map.Depth; row += LaneGradientTile512.Rows)
        {
            for (int i = 0; i < LaneGradientTile512.Rows; i++)
            {
                int existing = Math.Min(row + i, map.Depth - 1);
                (int y, int value) = Math.DivRem(existing, tapValues);
                (int x, int channel) = Math.DivRem(value, map.SourceChannels);
                offsets[i] = (y * map.DilationHeight * rowFloats)
                    + (((x * map.DilationWidth * map.SourceChannels) + channel) * LaneTile.Lanes);
            }

            LaneGradientTile512.Run(tile, offsets, map.TargetChannels, itemSums + ((long)row * tile->SumStep));
        }

        SumBias(tile, itemSums + ((long)TileRows * tile->SumStep));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void SumBias(LaneGradientTile* tile, float* biasSums)
    {
        int pixels = tile->Rows * tile->Columns;
        for (int channel = 0; channel < map.TargetChannels; channel++)
        {
            float* gradient = tile->Gradient + (channel * LaneTile.Lanes);
            Vector512<float> sum = Vector512.Load(biasSums + (channel * LaneTile.Lanes));
            Vector512<float> odd = Vector512<float>.Zero;
            int pixel = 0;
            for (; pixel + 2 <= pixels; pixel += 2, gradient += 2 * tile->GradientStep)
            {
                sum += Vector512.Load(gradient);
                odd += Vector512.Load(gradient + tile->GradientStep);
            }

            if (pixel < pixels)
            {
                sum += Vector512.Load(gradient);
            }

            (sum + odd).Store(biasSums + (channel * LaneTile.Lanes));
        }
    }

    /// <summary>Adds up the items and lanes of one row of sums.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Reduce(int row, int groups, float* gradient)
    {
        for (int channel = 0; channel < map.TargetChannels; channel++)
        {
            float* place = sums + (((row * RoomChannels) + channel) * LaneTile.Lanes);
            Vector512<float> sum = Vector512.Load(place);
            for (int group = 1; group < groups; group++)
            {
                sum += Vector512.Load(place + ((long)group * SumFloats));
            }

            gradient[channel] = Vector512.Sum(sum);
        }
    }
}
