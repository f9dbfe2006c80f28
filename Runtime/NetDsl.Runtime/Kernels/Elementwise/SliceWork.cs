using System.Runtime.CompilerServices;
using NetDsl.Threading;

namespace NetDsl.Kernels;

/// <summary>Copies a run of floats of every pixel between arrays whose pixels differ in size; an item is a block of pixels.</summary>
internal unsafe struct SliceWork : IWork
{
    private const int BlockPixels = 1024;

    private int pixels;
    private int count;
    private float* source;
    private int sourceStep;
    private float* target;
    private int targetStep;

    /// <summary>Copies all pixels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(int pixels, int count, float* source, int sourceStep, float* target, int targetStep)
    {
        SliceWork work = new()
        {
            pixels = pixels,
            count = count,
            source = source,
            sourceStep = sourceStep,
            target = target,
            targetStep = targetStep,
        };
        WorkerPool.Run(ref work, (pixels + BlockPixels - 1) / BlockPixels, pixels * (4.0 + (0.2 * count)));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Execute(int item)
    {
        int first = item * BlockPixels;
        int end = Math.Min(pixels, first + BlockPixels);
        float* from = source + ((long)first * sourceStep);
        float* to = target + ((long)first * targetStep);
        for (int pixel = first; pixel < end; pixel++, from += sourceStep, to += targetStep)
        {
            new ReadOnlySpan<float>(from, count).CopyTo(new Span<float>(to, count));
        }
    }
}
