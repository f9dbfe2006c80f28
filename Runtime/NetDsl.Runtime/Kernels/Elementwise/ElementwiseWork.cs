using System.Runtime.CompilerServices;
using NetDsl.Threading;

namespace NetDsl.Kernels;

/// <summary>Shares an elementwise function between threads, in blocks that fit the first-level cache.</summary>
internal unsafe struct ElementwiseWork<TFunction> : IWork
    where TFunction : struct, IElementwise
{
    private const int Block = 1 << 14;

    /// <summary>Nanoseconds for one place: two loads and a store from a far cache.</summary>
    private const double PlaceTime = 0.4;

    private float* left;
    private float* right;
    private float* output;
    private int count;

    /// <summary>Applies the function to every place of the spans, which are as long as the output or longer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(ReadOnlySpan<float> left, ReadOnlySpan<float> right, Span<float> output)
    {
        int count = output.Length;
        ArgumentOutOfRangeException.ThrowIfLessThan(left.Length, count, nameof(left));
        ArgumentOutOfRangeException.ThrowIfLessThan(right.Length, count, nameof(right));
        fixed (float* first = left, second = right, to = output)
        {
            ElementwiseWork<TFunction> work = new() { left = first, right = second, output = to, count = count };
            WorkerPool.Run(ref work, (int)(((long)count + Block - 1) / Block), count * PlaceTime);
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Execute(int item)
    {
        int start = item * Block;
        ElementwiseLoop.Run<TFunction>(left + start, right + start, output + start, Math.Min(Block, count - start));
    }
}
