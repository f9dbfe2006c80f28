using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

/// <summary>Fills offset tables.</summary>
internal static unsafe class Ramp
{
    /// <summary>Writes start, start + step, …; up to seven entries beyond the count are written as well.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Fill(int* table, int start, int step, int count)
    {
        Vector256<int> value = Vector256.Create(start) + (Vector256<int>.Indices * step);
        Vector256<int> next = Vector256.Create(8 * step);
        for (int i = 0; i < count; i += 8, value += next)
        {
            value.Store(table + i);
        }
    }
}
