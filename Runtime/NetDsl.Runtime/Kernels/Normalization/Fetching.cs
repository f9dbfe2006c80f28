using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace NetDsl.Kernels;

/// <summary>
/// Fetches what is read next into the second-level cache. Sums take columns of a block one after the other, an order in which no
/// processor foresees what comes.
/// </summary>
internal static unsafe class Fetching
{
    /// <summary>The lines of 64 floats.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Lines(float* place)
    {
        TwoLines(place);
        TwoLines(place + 32);
    }

    /// <summary>The lines of 32 floats.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void TwoLines(float* place)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch1(place);
            Sse.Prefetch1(place + 16);
        }
    }
}
