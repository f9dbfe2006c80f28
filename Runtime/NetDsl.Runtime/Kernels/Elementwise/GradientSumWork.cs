using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NetDsl.Threading;

namespace NetDsl.Kernels;

/// <summary>target = slope(target + source, output), shared between threads in blocks.</summary>
internal unsafe struct GradientSumWork<TSlope> : IWork
    where TSlope : struct, IElementwise
{
    private const int Block = 1 << 14;

    /// <summary>Nanoseconds for one place: three loads and a store from a far cache.</summary>
    private const double PlaceTime = 0.5;

    private float* output;
    private float* source;
    private float* target;
    private int count;

    /// <summary>Adds to every place of the target; the other spans are as long or longer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(ReadOnlySpan<float> output, ReadOnlySpan<float> source, Span<float> target)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(output.Length, target.Length, nameof(output));
        ArgumentOutOfRangeException.ThrowIfLessThan(source.Length, target.Length, nameof(source));
        fixed (float* at = output, from = source, to = target)
        {
            GradientSumWork<TSlope> work = new() { output = at, source = from, target = to, count = target.Length };
            WorkerPool.Run(ref work, (int)(((long)target.Length + Block - 1) / Block), target.Length * PlaceTime);
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Execute(int item)
    {
        int start = item * Block;
        int length = Math.Min(Block, count - start);
        int whole = length / 8 * 8;
        Sum(output + start, source + start, target + start, whole);
        if (whole < length)
        {
            // The last places go through one more vector, so that every place is computed by the same instructions.
            float* rest = stackalloc float[24];
            new Span<float>(rest, 24).Clear();
            Copy(output + start + whole, rest, length - whole);
            Copy(source + start + whole, rest + 8, length - whole);
            Copy(target + start + whole, rest + 16, length - whole);
            Sum(rest, rest + 8, rest + 16, 8);
            Copy(rest + 16, target + start + whole, length - whole);
        }
    }

    private static void Copy(float* from, float* to, int length) => new ReadOnlySpan<float>(from, length).CopyTo(new Span<float>(to, length));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Sum(float* output, float* source, float* target, int length)
    {
        int i = 0;
        if (VectorWidth.Bits == 512)
        {
            for (; i + 16 <= length; i += 16)
            {
                TSlope.Apply(Vector512.Load(target + i) + Vector512.Load(source + i), Vector512.Load(output + i)).Store(target + i);
            }
        }

        for (; i < length; i += 8)
        {
            TSlope.Apply(Vector256.Load(target + i) + Vector256.Load(source + i), Vector256.Load(output + i)).Store(target + i);
        }
    }
}
