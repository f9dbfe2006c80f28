using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using NetDsl.Threading;

namespace NetDsl.Kernels;

/// <summary>Drops samples; an item is a block of one of them.</summary>
internal unsafe struct DropPathWork : IWork
{
    private const int Block = 1 << 14;

    /// <summary>What draws the factors; it does no work of its own here.</summary>
    public DropoutWork Choice;
    public int Elements;
    public float* Source;
    public float* Target;
    private int blocks;

    /// <summary>Does all samples.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(int batch)
    {
        blocks = (int)(((long)Elements + Block - 1) / Block);
        WorkerPool.Run(ref this, checked(batch * blocks), 0.3 * batch * Elements);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Execute(int item)
    {
        int sample = item / blocks;
        int start = item % blocks * Block;
        int count = Math.Min(Block, Elements - start);
        long place = ((long)sample * Elements) + start;
        Span<float> target = new(Target + place, count);
        float factor = Choice.FactorAt(sample);
        if (factor == 0)
        {
            // Whatever the values were, infinities included.
            target.Clear();
        }
        else
        {
            TensorPrimitives.Multiply(new ReadOnlySpan<float>(Source + place, count), factor, target);
        }
    }
}
