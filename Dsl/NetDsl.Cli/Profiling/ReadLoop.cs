using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NetDsl.Profiling;

/// <summary>Reads memory from its beginning to its end, as the widest vectors.</summary>
internal static class ReadLoop
{
    private const int Step = 4;

    /// <summary>Reads floats; a rest below four vectors is left out.</summary>
    /// <returns>Their sum, so that no reading can be left out.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Run(ReadOnlySpan<float> memory)
    {
        ref var start = ref MemoryMarshal.GetReference(memory);
        Vector512<float> a = default, b = default, c = default, d = default;
        var width = Vector512<float>.Count;
        for (var at = 0; at <= memory.Length - (Step * width); at += Step * width)
        {
            ref var here = ref Unsafe.Add(ref start, at);
            a += Vector512.LoadUnsafe(ref here);
            b += Vector512.LoadUnsafe(ref here, (nuint)width);
            c += Vector512.LoadUnsafe(ref here, (nuint)(2 * width));
            d += Vector512.LoadUnsafe(ref here, (nuint)(3 * width));
        }

        return Vector512.Sum(a + b + c + d);
    }
}
