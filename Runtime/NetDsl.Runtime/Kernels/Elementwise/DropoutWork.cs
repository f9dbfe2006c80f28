using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NetDsl.Threading;

namespace NetDsl.Kernels;

/// <summary>
/// Drops values; an item is a block of them. Counter n serves the values from 32 · (n / 8) on: its four words those at n mod 8, and 8,
/// 16 and 24 places further, so that words of neighbouring counters lie side by side.
/// </summary>
[SkipLocalsInit]
internal unsafe struct DropoutWork : IWork
{
    private const int Group = 32;
    private const int Block = 256 * Group;

    public DropoutKey Key;
    public uint Stream;

    /// <summary>Random numbers below it drop their value.</summary>
    public uint Threshold;
    public float Scale;
    public float* Source;
    public float* Target;
    public int Count;

    /// <summary>What chooses by a key, a layer's stream and its rate.</summary>
    public static DropoutWork With(DropoutKey key, int stream, float rate) => new()
    {
        Key = key,
        Stream = (uint)stream,
        Threshold = (uint)Math.Min(uint.MaxValue, Math.Round(rate * 4294967296.0)),
        Scale = 1 / (1 - rate),
    };

    /// <summary>The factor of the value at a place, 0 or the scale.</summary>
    public readonly float FactorAt(int place)
    {
        float* factors = stackalloc float[Group];
        Factors((ulong)(place / Group * Group) / 4, factors);
        return factors[place % Group];
    }

    /// <summary>Does all values.</summary>
    public void Run() => WorkerPool.Run(ref this, (int)(((long)Count + Block - 1) / Block), Count);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Execute(int item)
    {
        float* factors = stackalloc float[Group];
        int end = (int)Math.Min(Count, ((long)item + 1) * Block);
        for (int start = item * Block; start < end; start += Group)
        {
            Factors((ulong)start / 4, factors);
            ElementwiseLoop.Run<Product>(Source + start, factors, Target + start, Math.Min(Group, end - start));
        }
    }

    /// <summary>The factors of 32 values, 0 or the scale, from eight counters.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Factors(ulong counter, float* factors)
    {
        for (int half = 0; half < 2; half++)
        {
            Vector256<ulong> word0 = Vector256.Create(counter + (ulong)(half * 4)) + Vector256<ulong>.Indices;
            Vector256<ulong> word1 = Vector256.Create((ulong)Stream);
            Vector256<ulong> word2 = Vector256.Create(Key.Step & uint.MaxValue);
            Vector256<ulong> word3 = Vector256.Create(Key.Step >> 32);
            Philox.Generate((uint)Key.Seed, (uint)(Key.Seed >> 32), ref word0, ref word1, ref word2, ref word3);
            float* places = factors + (half * 4);
            Choose(word0).Store(places);
            Choose(word1).Store(places + 8);
            Choose(word2).Store(places + 16);
            Choose(word3).Store(places + 24);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly Vector128<float> Choose(Vector256<ulong> words)
    {
        Vector128<uint> numbers = Vector128.Narrow(words.GetLower(), words.GetUpper());
        Vector128<uint> kept = Vector128.GreaterThanOrEqual(numbers, Vector128.Create(Threshold));
        return Vector128.Create(Scale) & kept.AsSingle();
    }

    /// <summary>Dropped values become 0 whatever they were, infinities included.</summary>
    private readonly struct Product : IElementwise
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<float> Apply(Vector256<float> left, Vector256<float> right) =>
            Vector256.ConditionalSelect(Vector256.Equals(right, Vector256<float>.Zero), right, left * right);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<float> Apply(Vector512<float> left, Vector512<float> right) =>
            Vector512.ConditionalSelect(Vector512.Equals(right, Vector512<float>.Zero), right, left * right);
    }
}
