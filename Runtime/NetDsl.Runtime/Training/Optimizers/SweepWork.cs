using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NetDsl.Threading;

namespace NetDsl;

/// <summary>
/// An optimizer's pass over all weights, shared between threads in blocks. Each weight depends on itself alone, so the result is the
/// same for any number of threads.
/// </summary>
internal unsafe struct SweepWork<TRule> : IWork
    where TRule : unmanaged, IUpdateRule
{
    private const int Block = 1 << 14;
    private const int Lanes = 8;

    /// <summary>Nanoseconds for one weight with its gradient and memories, which come from a far cache.</summary>
    private const double WeightTime = 0.4;

    private TRule rule;
    private float scale;
    private float* weights;
    private float* gradients;
    private float* first;
    private float* second;
    private int count;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(TRule rule, float scale, Span<float> weights, ReadOnlySpan<float> gradients, Span<float> first, Span<float> second)
    {
        fixed (float* w = weights, g = gradients, a = first, b = second)
        {
            var work = new SweepWork<TRule> { rule = rule, scale = scale, weights = w, gradients = g, first = a, second = b, count = weights.Length };
            WorkerPool.Run(ref work, (int)(((long)weights.Length + Block - 1) / Block), weights.Length * WeightTime);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Execute(int item)
    {
        var start = item * Block;
        var length = Math.Min(Block, count - start);
        var whole = length - length % Lanes;
        Sweep(weights + start, gradients + start, first + start, second + start, whole);
        if (whole < length)
        {
            SweepRest(start + whole, length - whole);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Sweep(float* w, float* g, float* a, float* b, int length)
    {
        var formula = rule;
        var factor = EightLanes.Of(scale);
        for (var index = 0; index < length; index += Lanes)
        {
            var slot1 = TRule.Slots > 0 ? Load(a + index) : default;
            var slot2 = TRule.Slots > 1 ? Load(b + index) : default;
            formula.Next(Load(w + index), Load(g + index) * factor, ref slot1, ref slot2).Values.Store(w + index);
            if (TRule.Slots > 0)
            {
                slot1.Values.Store(a + index);
            }

            if (TRule.Slots > 1)
            {
                slot2.Values.Store(b + index);
            }
        }
    }

    /// <summary>The last few weights go through a copy of eight, so that the formula exists once.</summary>
    private readonly void SweepRest(int start, int length)
    {
        var copies = stackalloc float[4 * Lanes];
        new Span<float>(copies, 4 * Lanes).Clear();
        Copy(weights + start, copies, length);
        Copy(gradients + start, copies + Lanes, length);
        Copy(first + start, copies + 2 * Lanes, TRule.Slots > 0 ? length : 0);
        Copy(second + start, copies + 3 * Lanes, TRule.Slots > 1 ? length : 0);
        Sweep(copies, copies + Lanes, copies + 2 * Lanes, copies + 3 * Lanes, Lanes);
        Copy(copies, weights + start, length);
        Copy(copies + 2 * Lanes, first + start, TRule.Slots > 0 ? length : 0);
        Copy(copies + 3 * Lanes, second + start, TRule.Slots > 1 ? length : 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static EightLanes Load(float* from) => new(Vector256.Load(from));

    private static void Copy(float* from, float* to, int length) =>
        new ReadOnlySpan<float>(from, length).CopyTo(new Span<float>(to, length));
}
