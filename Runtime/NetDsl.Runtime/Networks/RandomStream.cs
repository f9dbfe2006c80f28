using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NetDsl.Kernels;

namespace NetDsl;

/// <summary>
/// A stream of random numbers that is the same on every operating system, processor and version of .NET: the counter-based
/// generator Philox4x32-10 of Salmon et al., "Parallel random numbers: as easy as 1, 2, 3" (2011). A stream is named by a key and
/// two numbers, so that independent parts of a program draw from streams that do not disturb each other.
/// </summary>
public struct RandomStream
{
    /// <summary>Numbers that are drawn ahead: four counters of four numbers each.</summary>
    private const int Ahead = 16;

    private readonly ulong key;
    private readonly ulong stream;
    private ulong counter;
    private Block block;
    private int used;

    /// <summary>Opens a stream at its beginning.</summary>
    /// <param name="seed">The seed: Philox' key.</param>
    /// <param name="stream">The number of the stream: the upper half of Philox' counter.</param>
    public RandomStream(ulong seed, ulong stream)
    {
        key = seed;
        this.stream = stream;
        used = Ahead;
    }

    /// <summary>Opens a stream at a block of four numbers.</summary>
    internal RandomStream(ulong seed, ulong stream, ulong counter)
        : this(seed, stream) => this.counter = counter;

    /// <summary>The stream that belongs to a name, such as a parameter's, so that one more parameter shifts no other's numbers.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="name">The name, hashed with FNV-1a over its UTF-16 code units.</param>
    /// <param name="index">Tells streams of one name apart, such as those of each epoch.</param>
    public static RandomStream Named(int seed, string name, uint index = 0)
    {
        ArgumentNullException.ThrowIfNull(name);
        var hash = 14695981039346656037UL;
        foreach (var letter in name)
        {
            hash = unchecked((hash ^ letter) * 1099511628211UL);
        }

        return new RandomStream((uint)seed | (ulong)index << 32, hash);
    }

    /// <summary>32 random bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint NextBits()
    {
        if (used == Ahead)
        {
            Draw();
        }

        return block[used++];
    }

    /// <summary>A number at least 0 and below 1, a multiple of 2⁻²⁴.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float NextFloat() => (NextBits() >> 8) * (1f / (1 << 24));

    /// <summary>A whole number at least 0 and below a bound, each equally likely (Lemire, "Fast random integer generation in an interval", 2019).</summary>
    /// <param name="bound">The bound, at least 1.</param>
    public int NextInt(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        var product = (ulong)NextBits() * (uint)bound;
        if ((uint)product < (uint)bound)
        {
            var threshold = unchecked((uint)-bound) % (uint)bound;
            while ((uint)product < threshold)
            {
                product = (ulong)NextBits() * (uint)bound;
            }
        }

        return (int)(product >> 32);
    }

    /// <summary>
    /// A normally distributed number, cut off at two standard deviations as Keras' truncated normal is. A uniform proposal x is
    /// accepted with probability exp(−x²/2) by von Neumann's comparison of uniform numbers (Forsythe, 1972), which needs no
    /// logarithm or cosine: those differ in the last bit between operating systems.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float NextTruncatedNormal()
    {
        while (true)
        {
            var x = 4 * NextFloat() - 2;
            var half = x * x / 4; // exp(-x²/2) is exp(-half) twice, with half at most 1 as the comparison needs
            if (AcceptExponential(half) && AcceptExponential(half))
            {
                return x;
            }
        }
    }

    /// <summary>True with probability exp(−t), for t from 0 to 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool AcceptExponential(float t)
    {
        for (var run = 1; ; run++)
        {
            var next = NextFloat();
            if (next >= t)
            {
                return (run & 1) != 0;
            }

            t = next;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void Draw()
    {
        var counters = Vector256.Create(counter) + Vector256<ulong>.Indices;
        var (first, second) = (counters & Vector256.Create((ulong)uint.MaxValue), counters >>> 32);
        var (third, fourth) = (Vector256.Create(stream & uint.MaxValue), Vector256.Create(stream >> 32));
        Philox.Generate((uint)key, (uint)(key >> 32), ref first, ref second, ref third, ref fourth);
        for (var lane = 0; lane < Vector256<ulong>.Count; lane++)
        {
            block[4 * lane] = (uint)first[lane];
            block[4 * lane + 1] = (uint)second[lane];
            block[4 * lane + 2] = (uint)third[lane];
            block[4 * lane + 3] = (uint)fourth[lane];
        }

        counter += (ulong)Vector256<ulong>.Count;
        used = 0;
    }

    [InlineArray(Ahead)]
    private struct Block
    {
        private uint first;
    }
}
