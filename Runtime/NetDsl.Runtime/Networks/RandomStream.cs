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
    /// <summary>Numbers that one counter gives.</summary>
    internal const int BlockNumbers = 4;

    /// <summary>Numbers that are drawn ahead: those of four counters.</summary>
    private const int Ahead = 4 * BlockNumbers;

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
    /// A normally distributed number, cut off at two standard deviations as Keras' truncated normal is. Each takes 32 bits of the
    /// stream, whatever its value.
    /// </summary>
    public float NextTruncatedNormal() => TruncatedNormal.FromBits(Vector256.Create(NextBits())).ToScalar();

    /// <summary>The same stream at a block of four numbers, so that several threads draw parts of it.</summary>
    internal readonly RandomStream From(ulong block) => new(key, stream, block);

    /// <summary>The next 16 numbers, which begin at a block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Next16(out Vector256<uint> first8, out Vector256<uint> last8)
    {
        var counters = Vector256.Create(counter) + Vector256<ulong>.Indices;
        var (first, second) = (counters & Vector256.Create((ulong)uint.MaxValue), counters >>> 32);
        var (third, fourth) = (Vector256.Create(stream & uint.MaxValue), Vector256.Create(stream >> 32));
        Philox.Generate((uint)key, (uint)(key >> 32), ref first, ref second, ref third, ref fourth);
        counter += (ulong)Vector256<ulong>.Count;

        // Each lane has one counter's four numbers in four vectors; in the stream they stand one after another.
        var (low, high) = (first | (second << 32), third | (fourth << 32));
        var odd = Vector256.Create(0UL, ulong.MaxValue, 0UL, ulong.MaxValue);
        first8 = Vector256.ConditionalSelect(
            odd, Vector256.Shuffle(high, Vector256.Create(0UL, 0, 1, 1)), Vector256.Shuffle(low, Vector256.Create(0UL, 0, 1, 1))).AsUInt32();
        last8 = Vector256.ConditionalSelect(
            odd, Vector256.Shuffle(high, Vector256.Create(2UL, 2, 3, 3)), Vector256.Shuffle(low, Vector256.Create(2UL, 2, 3, 3))).AsUInt32();
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void Draw()
    {
        Next16(out var first8, out var last8);
        first8.CopyTo(block);
        last8.CopyTo(((Span<uint>)block)[Vector256<uint>.Count..]);
        used = 0;
    }

    [InlineArray(Ahead)]
    private struct Block
    {
        private uint first;
    }
}
