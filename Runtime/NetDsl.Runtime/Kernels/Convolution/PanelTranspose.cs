using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetDsl.Kernels;

/// <summary>Transposes sixteen rows, squares of 16 × 16 at a time, by interleaving pairs, pairs of pairs, and quarters of vectors.</summary>
internal static unsafe class PanelTranspose
{
    private const int Width = PackedLayout.PanelWidth;

    /// <summary>Needs vectors of 512 bits.</summary>
    /// <param name="source">Sixteen rows.</param>
    /// <param name="step">Floats from one row to the next.</param>
    /// <param name="count">Columns, a multiple of sixteen.</param>
    /// <param name="target">As many rows of sixteen.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(float* source, nint step, int count, float* target)
    {
        for (; count > 0; count -= Width, source += Width, target += Width * Width)
        {
            Four(source, step, out var a0, out var a1, out var a2, out var a3);
            Four(source + (4 * step), step, out var b0, out var b1, out var b2, out var b3);
            Four(source + (8 * step), step, out var c0, out var c1, out var c2, out var c3);
            Four(source + (12 * step), step, out var d0, out var d1, out var d2, out var d3);
            Store(a0, b0, c0, d0, target);
            Store(a1, b1, c1, d1, target + Width);
            Store(a2, b2, c2, d2, target + (2 * Width));
            Store(a3, b3, c3, d3, target + (3 * Width));
        }
    }

    /// <summary>Four rows: each quarter q of a result holds one column, 4q + its number, of these rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Four(
        float* source, nint step, out Vector512<float> first, out Vector512<float> second, out Vector512<float> third, out Vector512<float> fourth)
    {
        Vector512<float> a = Vector512.Load(source);
        Vector512<float> b = Vector512.Load(source + step);
        Vector512<float> c = Vector512.Load(source + (2 * step));
        Vector512<float> d = Vector512.Load(source + (3 * step));
        Vector512<double> low = Avx512F.UnpackLow(a, b).AsDouble();
        Vector512<double> high = Avx512F.UnpackHigh(a, b).AsDouble();
        Vector512<double> otherLow = Avx512F.UnpackLow(c, d).AsDouble();
        Vector512<double> otherHigh = Avx512F.UnpackHigh(c, d).AsDouble();
        first = Avx512F.UnpackLow(low, otherLow).AsSingle();
        second = Avx512F.UnpackHigh(low, otherLow).AsSingle();
        third = Avx512F.UnpackLow(high, otherHigh).AsSingle();
        fourth = Avx512F.UnpackHigh(high, otherHigh).AsSingle();
    }

    /// <summary>Brings together the quarters of four results: the rows of every fourth column.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector512<float> a, Vector512<float> b, Vector512<float> c, Vector512<float> d, float* target)
    {
        const byte Even = 0b10_00_10_00;
        const byte Odd = 0b11_01_11_01;
        Vector512<float> even = Avx512F.Shuffle4x128(a, b, Even);
        Vector512<float> otherEven = Avx512F.Shuffle4x128(c, d, Even);
        Vector512<float> odd = Avx512F.Shuffle4x128(a, b, Odd);
        Vector512<float> otherOdd = Avx512F.Shuffle4x128(c, d, Odd);
        Avx512F.Shuffle4x128(even, otherEven, Even).Store(target);
        Avx512F.Shuffle4x128(odd, otherOdd, Even).Store(target + (4 * Width));
        Avx512F.Shuffle4x128(even, otherEven, Odd).Store(target + (8 * Width));
        Avx512F.Shuffle4x128(odd, otherOdd, Odd).Store(target + (12 * Width));
    }
}
