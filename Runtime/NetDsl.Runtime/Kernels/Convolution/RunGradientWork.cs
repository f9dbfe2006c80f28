using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using NetDsl.Threading;

namespace NetDsl.Kernels;

/// <summary>
/// Sums the gradients of a kernel of up to 16 output channels over a chunk of pixels, whose output gradients are read as they lie; an
/// item owns some tiles of <see cref="RunGradientPlan"/>.
/// </summary>
[SkipLocalsInit]
internal unsafe struct RunGradientWork : IWork
{
    private WeightGradientWork chunk;
    private RunGradientPlan plan;

    /// <summary>Runs all items of a chunk, which replaces the gradients or is added to them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(in WeightGradientWork chunk, double nanoseconds)
    {
        RunGradientWork work = new() { chunk = chunk, plan = new RunGradientPlan(chunk.Map.Depth / chunk.RowLength, chunk.RowLength) };
        WorkerPool.Run(ref work, work.plan.Items, nanoseconds);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Execute(int item)
    {
        int blocks = (chunk.Pixels + WeightGradientPlan.MostBlockPixels - 1) / WeightGradientPlan.MostBlockPixels;
        for (int block = 0; block < blocks; block++)
        {
            int pixel = (int)((long)block * chunk.Pixels / blocks);
            int end = (int)((long)(block + 1) * chunk.Pixels / blocks);
            float* gradient = chunk.OutputGradient + ((long)pixel * chunk.Map.TargetChannels);
            SumTiles(item, pixel, end, gradient);
            if (item == 0 && chunk.BiasGradient != null)
            {
                SumBias(gradient, end - pixel);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void SumTiles(int item, int pixel, int pixelEnd, float* gradient)
    {
        float* sums = stackalloc float[RunTile512.Rows * PackedLayout.PanelWidth];
        int channels = chunk.Map.TargetChannels;
        Vector512<float> lanes = PanelMask.Lanes512(channels);
        bool replaces = chunk.First && pixel == 0;
        int end = (item + 1) * plan.Tiles / plan.Items;
        for (int number = item * plan.Tiles / plan.Items; number < end; number++)
        {
            (int run, int part) = Math.DivRem(number, plan.TilesPerRun);
            int wanted = part * RunTile512.Rows;
            int start = Math.Min(wanted, chunk.RowLength - RunTile512.Rows);
            WeightTile tile = new()
            {
                Input = chunk.Source + chunk.RowOffsets[run] + start,
                PixelOffsets = chunk.PixelOffsets + pixel,
                Pixels = pixelEnd - pixel,
                GradientStep = channels,
            };
            RunTile512.Sum(&tile, gradient, channels, sums);
            float* target = chunk.KernelGradient + (((run * chunk.RowLength) + wanted) * channels);
            for (int row = wanted - start; row < RunTile512.Rows; row++, target += channels)
            {
                Vector512<float> sum = Vector512.Load(sums + (row * PackedLayout.PanelWidth));
                Avx512F.MaskStore(target, lanes, replaces ? sum : sum + Avx512F.MaskLoad(target, lanes, Vector512<float>.Zero));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void SumBias(float* gradient, int pixels)
    {
        int channels = chunk.Map.TargetChannels;
        Vector512<float> lanes = PanelMask.Lanes512(channels);
        Vector512<float> a = Vector512<float>.Zero, b = a, c = a, d = a;
        for (; pixels >= 4; pixels -= 4, gradient += 4 * channels)
        {
            a += Avx512F.MaskLoad(gradient, lanes, Vector512<float>.Zero);
            b += Avx512F.MaskLoad(gradient + channels, lanes, Vector512<float>.Zero);
            c += Avx512F.MaskLoad(gradient + (2 * channels), lanes, Vector512<float>.Zero);
            d += Avx512F.MaskLoad(gradient + (3 * channels), lanes, Vector512<float>.Zero);
        }

        for (; pixels > 0; pixels--, gradient += channels)
        {
            a += Avx512F.MaskLoad(gradient, lanes, Vector512<float>.Zero);
        }

        Vector512<float> sum = Avx512F.MaskLoad(chunk.BiasGradient, lanes, Vector512<float>.Zero) + (a + b) + (c + d);
        Avx512F.MaskStore(chunk.BiasGradient, lanes, sum);
    }
}
