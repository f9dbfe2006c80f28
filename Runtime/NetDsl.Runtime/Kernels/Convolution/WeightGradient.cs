using System.Runtime.CompilerServices;
using NetDsl.Memory;
using NetDsl.Threading;

namespace NetDsl.Kernels;

/// <summary>
/// The gradient of a convolution's kernel: for each tap, input channel and output channel the sum over all pixels of the batch of
/// input · output gradient. Sums are taken over blocks of pixels first, which keeps their rounding small.
/// </summary>
internal static unsafe class WeightGradient
{
    /// <summary>Overwrites the gradients of kernel and bias; the bias' may be null.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(
        in Correlation map, int batch, float* input, float* outputGradient, float* kernelGradient, float* biasGradient)
    {
        if (WinogradGradientPlan.Pays(map, batch))
        {
            WinogradGradient.Run(map, batch, input, outputGradient, kernelGradient, biasGradient);
            return;
        }

        if (ImageLanesPlan.PaysForGradient(map, batch))
        {
            ImageLanesGradientWork.Run(map, batch, input, outputGradient, kernelGradient, biasGradient);
            return;
        }

        if (PointwiseGradientPlan.Pays(map, batch))
        {
            PointwiseGradientWork.Run(map, batch, input, outputGradient, kernelGradient, biasGradient);
            return;
        }

        if (map.Depthwise || batch <= 0)
        {
            new Span<float>(kernelGradient, map.Depth * map.TargetChannels).Clear();
        }

        if (biasGradient != null)
        {
            new Span<float>(biasGradient, map.TargetChannels).Clear();
        }

        bool byRuns = RunGradientPlan.Pays(map);
        WeightGradientWork work = new()
        {
            Map = map,
            Plan = new WeightGradientPlan(map, batch),
            RowOffsets = (int*)Scratch.Floats(ScratchUse.SharedRows, map.TapsHeight * map.TapsWidth),
            KernelGradient = kernelGradient,
            BiasGradient = biasGradient,
        };
        bool joins = work.Plan.PixelParts > 1 && !byRuns && batch > 0;
        if (joins)
        {
            work.KernelGradient = Scratch.Floats(ScratchUse.Partials, work.Plan.PixelParts * WeightGradientWork.PartSize(map));
        }

        RunChunks(ref work, byRuns, batch, input, outputGradient);
        if (joins)
        {
            JoinParts(work, kernelGradient);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunChunks(ref WeightGradientWork work, bool byRuns, int batch, float* input, float* outputGradient)
    {
        Correlation map = work.Map;
        for (int image = 0; image < batch; image += work.Plan.ImagesPerChunk)
        {
            int images = Math.Min(work.Plan.ImagesPerChunk, batch - image);
            for (int row = 0; row < map.TargetHeight; row += work.Plan.BandRows)
            {
                int rows = Math.Min(work.Plan.BandRows, map.TargetHeight - row);
                work.OutputGradient = outputGradient + ((long)image * map.TargetImageSize) + ((long)row * map.TargetRowStep);
                PrepareChunk(ref work, input + ((long)image * map.SourceImageSize), images, row, rows);
                work.First = image == 0 && row == 0;
                if (byRuns)
                {
                    RunGradientWork.Run(work, work.Pixels * work.Plan.NanosecondsPerPixel);
                    continue;
                }

                WorkerPool.Run(ref work, work.Plan.Items, work.Pixels * work.Plan.NanosecondsPerPixel);
            }
        }
    }

    /// <summary>Sums the items' sums in their order, and overwrites the gradients by them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void JoinParts(in WeightGradientWork work, float* kernelGradient)
    {
        float* total = work.KernelGradient;
        int weights = work.Map.Depth * work.Map.TargetChannels;
        int count = weights + (work.BiasGradient == null ? 0 : work.Map.TargetChannels);
        for (int part = 1; part < work.Plan.PixelParts; part++)
        {
            ElementwiseLoop.Run<Plus>(total, total + (part * WeightGradientWork.PartSize(work.Map)), total, count);
        }

        new ReadOnlySpan<float>(total, weights).CopyTo(new Span<float>(kernelGradient, weights));
        new ReadOnlySpan<float>(total + weights, count - weights).CopyTo(new Span<float>(work.BiasGradient, count - weights));
    }

    /// <summary>Copies what the chunk sees where that reaches beyond the images, and tabulates its pixels.</summary>
    private static void PrepareChunk(ref WeightGradientWork work, float* source, int images, int row, int rows)
    {
        Correlation map = work.Map;
        int sourceY = map.OriginY + (row * map.StrideHeight);
        PixelCursor cursor = new()
        {
            Source = source + (((sourceY * map.SourceWidth) + map.OriginX) * map.SourceChannels),
            RowSize = map.SourceWidth * map.SourceChannels,
            ImageSize = map.SourceImageSize,
            Images = images,
            Rows = rows,
        };
        if (map.NeedsCopy)
        {
            cursor = PaddingWork.Run(map, source, images, sourceY, rows, cursor);
        }

        work.Source = cursor.Source;
        work.RowLength = RowTable.Fill(map, cursor.RowSize, work.RowOffsets).Length;
        work.Pixels = images * rows * map.TargetWidth;
        work.PixelOffsets = (int*)Scratch.Floats(ScratchUse.SharedPixels, work.Pixels + PixelTileRunner.Slack);
        cursor.AllInputs(map, work.PixelOffsets, work.Pixels);
    }
}
