using System.Runtime.CompilerServices;
using NetDsl.Memory;
using NetDsl.Threading;

namespace NetDsl.Kernels;

/// <summary>
/// Sums the weight gradient of a convolution without a window over parts of the pixels; an item is such a part, with sums of its own.
/// Pixels lie one behind the other, so nothing is packed.
/// </summary>
[SkipLocalsInit]
internal unsafe struct PointwiseGradientWork : IWork
{
    private PointwiseGradientPlan plan;

    /// <summary>The side whose channels lie in the lanes of vectors, and the one of whose channels each has a row of sums.</summary>
    private float* lanes;
    private float* rows;
    private int laneChannels;
    private int rowChannels;

    /// <summary>For each item, rows × lanes.</summary>
    private float* sums;

    /// <summary>Overwrites the gradients of kernel and bias; the bias' may be null.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(
        in Correlation map, int batch, float* input, float* outputGradient, float* kernelGradient, float* biasGradient)
    {
        PointwiseGradientPlan plan = new(map, batch);
        int size = map.SourceChannels * map.TargetChannels;
        PointwiseGradientWork work = new()
        {
            plan = plan,
            lanes = plan.LanesAreInputs ? input : outputGradient,
            rows = plan.LanesAreInputs ? outputGradient : input,
            laneChannels = plan.LanesAreInputs ? map.SourceChannels : map.TargetChannels,
            rowChannels = plan.LanesAreInputs ? map.TargetChannels : map.SourceChannels,
            sums = Scratch.Floats(ScratchUse.Partials, (long)plan.Items * size),
        };
        WorkerPool.Run(ref work, plan.Items, plan.Nanoseconds);
        float* first = work.sums;
        for (int item = 1; item < plan.Items; item++)
        {
            ElementwiseLoop.Run<Plus>(first, first + ((long)item * size), first, size);
        }

        work.Store(first, kernelGradient);
        if (biasGradient != null)
        {
            ChannelSumsWork.Run(new ChannelRows(map.TargetChannels, plan.Pixels), outputGradient, new Span<float>(biasGradient, map.TargetChannels));
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Execute(int item)
    {
        int* places = stackalloc int[PointwiseGradientPlan.MostBlockPixels + 8];
        Ramp.Fill(places, 0, rowChannels, PointwiseGradientPlan.MostBlockPixels);
        int pixel = (int)((long)item * plan.Pixels / plan.Items);
        int left = (int)((item + 1L) * plan.Pixels / plan.Items) - pixel;
        bool first = true;
        for (; left > 0; first = false)
        {
            // The last block may be small, since an item has several.
            int count = Math.Min(left, PointwiseGradientPlan.MostBlockPixels);
            left -= count;
            WeightTile tile = new()
            {
                Input = rows + ((long)pixel * rowChannels),
                PixelOffsets = places,
                Pixels = count,
                Overwrite = first,
                GradientStep = laneChannels,
            };
            SumBlock(&tile, lanes + ((long)pixel * laneChannels), left > 0, sums + ((long)item * rowChannels * laneChannels));
            pixel += count;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void SumBlock(WeightTile* tile, float* laneSide, bool fetches, float* target)
    {
        const int Pair = 2 * PackedLayout.PanelWidth;
        int* offsets = stackalloc int[8];
        float* comingLanes = laneSide + ((nint)tile->Pixels * laneChannels);
        float* comingRows = tile->Input + ((nint)tile->Pixels * rowChannels);
        nint share = (nint)tile->Pixels * PackedLayout.PanelWidth;
        nint laneLines = (nint)tile->Pixels * laneChannels;
        nint fetched = 0;
        for (int lane = 0; lane < laneChannels; lane += Pair)
        {
            for (int row = 0; row < rowChannels; row += WeightTileRunner.Rows, fetched += share)
            {
                int count = Math.Min(WeightTileRunner.Rows, rowChannels - row);
                for (int i = 0; i < WeightTileRunner.Rows; i++)
                {
                    offsets[i] = row + Math.Min(i, count - 1);
                }

                // Every tile fetches a line of the next block for each of its pixels: first those of the lanes, then those of the rows.
                tile->Coming = !fetches ? null : fetched < laneLines ? comingLanes + fetched : comingRows + (fetched - laneLines);
                tile->ComingStep = PackedLayout.PanelWidth;
                WeightTileRunner.Run(
                    tile, laneSide + lane, offsets, count, Math.Min(Pair, laneChannels - lane), target + ((nint)row * laneChannels) + lane, laneChannels);
            }
        }
    }

    /// <summary>Writes the sums as input channels × output channels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Store(float* total, float* kernelGradient)
    {
        if (!plan.LanesAreInputs)
        {
            new ReadOnlySpan<float>(total, rowChannels * laneChannels).CopyTo(new Span<float>(kernelGradient, rowChannels * laneChannels));
            return;
        }

        for (int lane = 0; lane < laneChannels; lane++)
        {
            for (int row = 0; row < rowChannels; row++)
            {
                *kernelGradient++ = total[(row * laneChannels) + lane];
            }
        }
    }
}
