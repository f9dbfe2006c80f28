using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetDsl.Kernels;

/// <summary>
/// The counter-based generator Philox 4×32 with ten rounds (Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", 2011), for
/// four counters at once: each 64-bit lane holds one 32-bit word of a counter's state.
/// </summary>
internal static class Philox
{
    private const ulong FirstMultiplier = 0xD2511F53;
    private const ulong SecondMultiplier = 0xCD9E8D57;
    private const uint FirstWeyl = 0x9E3779B9;
    private const uint SecondWeyl = 0xBB67AE85;

    /// <summary>Replaces the words of four counters by their random numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Generate(
        uint keyLow,
        uint keyHigh,
        ref Vector256<ulong> word0,
        ref Vector256<ulong> word1,
        ref Vector256<ulong> word2,
        ref Vector256<ulong> word3)
    {
        Vector256<ulong> low = Vector256.Create((ulong)uint.MaxValue);
        Vector256<ulong> firstMultiplier = Vector256.Create(FirstMultiplier);
        Vector256<ulong> secondMultiplier = Vector256.Create(SecondMultiplier);
        for (int round = 0; round < 10; round++)
        {
            Vector256<ulong> first = Multiply(word0, firstMultiplier);
            Vector256<ulong> second = Multiply(word2, secondMultiplier);
            word0 = (second >>> 32) ^ word1 ^ Vector256.Create((ulong)keyLow);
            word2 = (first >>> 32) ^ word3 ^ Vector256.Create((ulong)keyHigh);
            word1 = second & low;
            word3 = first & low;
            keyLow += FirstWeyl;
            keyHigh += SecondWeyl;
        }
    }

    /// <summary>
    /// The products of the low halves of all lanes. Both operands are whole vectors: given a scalar to spread, .NET 10's unoptimised
    /// AVX-512 code multiplies by another place of the stack.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> Multiply(Vector256<ulong> words, Vector256<ulong> multipliers) => Avx2.IsSupported
        ? Avx2.Multiply(words.AsUInt32(), multipliers.AsUInt32())
        : words * multipliers;
}
