using System.Runtime.CompilerServices;
using NetDsl.Memory;
using NetDsl.Threading;

namespace NetDsl.Kernels;

/// <summary>
/// Multiplies the pixels of each sample by the sample's factors; an item is a block of pixels of one sample. Where there are few
/// channels, the factors are repeated over several pixels, so that vectors are full.
/// </summary>
internal unsafe struct GateWork : IWork
{
    /// <summary>Floats of a block, and of a row of repeated factors.</summary>
    private const int BlockFloats = 1 << 14;
    private const int RowFloats = 512;

    private int pixels;
    private int channels;
    private int blockPixels;
    private int blocks;
    private float* value;
    private float* factors;
    private float* output;

    /// <summary>Does all samples.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(int batch, int pixels, int channels, float* value, float* factors, float* output)
    {
        int blockPixels = Math.Max(1, BlockFloats / channels);
        GateWork work = new()
        {
            pixels = pixels,
            channels = channels,
            blockPixels = blockPixels,
            blocks = (pixels + blockPixels - 1) / blockPixels,
            value = value,
            factors = factors,
            output = output,
        };
        WorkerPool.Run(ref work, checked(batch * work.blocks), 0.3 * batch * pixels * channels);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Execute(int item)
    {
        int sample = item / blocks;
        int first = item % blocks * blockPixels;
        int count = Math.Min(blockPixels, pixels - first);
        int rowPixels = Math.Min(count, Math.Max(1, RowFloats / channels));
        float* row = Row(factors + ((long)sample * channels), rowPixels);
        long start = (((long)sample * pixels) + first) * channels;
        for (; count > 0; count -= rowPixels, start += (long)rowPixels * channels)
        {
            ElementwiseLoop.Run<Times>(value + start, row, output + start, Math.Min(rowPixels, count) * channels);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly float* Row(float* gate, int rowPixels)
    {
        if (rowPixels == 1)
        {
            return gate;
        }

        float* row = Scratch.Floats(ScratchUse.Rows, RowFloats);
        for (int pixel = 0; pixel < rowPixels; pixel++)
        {
            new ReadOnlySpan<float>(gate, channels).CopyTo(new Span<float>(row + (pixel * channels), channels));
        }

        return row;
    }
}
