using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetDsl.Benchmarks.Machine;

/// <summary>
/// The most multiply-adds in a second, of the widest vectors that the hardware accelerates. Twelve sums that do not wait for each other hide the
/// latency of four cycles of two units, and leave four of AVX2's sixteen registers.
/// </summary>
internal static class MultiplyAdds
{
    private const int Chains = 12;
    private const int Iterations = 2_000_000;

    /// <summary>The width of the vectors.</summary>
    public static int Bits => Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;

    /// <summary>10⁹ operations in a second on a number of threads, a multiply-add being two.</summary>
    public static double Measure(int threads)
    {
        // The sums are kept, so that nobody may leave the loop out.
        var sums = new float[threads * 64];
        var seconds = ParallelClock.Seconds(threads, number => sums[number * 64] = Run(Iterations));
        return 2.0 * (Bits / 32) * Chains * Iterations * threads / seconds / 1e9;
    }

    private static float Run(int iterations) =>
        Vector512.IsHardwareAccelerated ? Run512(iterations) : Vector256.IsHardwareAccelerated ? Run256(iterations) : Run128(iterations);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Run512(int iterations)
    {
        Vector512<float> factor = Vector512.Create(0.999f), term = Vector512.Create(0.001f);
        Vector512<float> a = term, b = term, c = term, d = term, e = term, f = term, g = term, h = term, i = term, j = term, k = term, l = term;
        for (var count = 0; count < iterations; count++)
        {
            a = Vector512.MultiplyAddEstimate(a, factor, term);
            b = Vector512.MultiplyAddEstimate(b, factor, term);
            c = Vector512.MultiplyAddEstimate(c, factor, term);
            d = Vector512.MultiplyAddEstimate(d, factor, term);
            e = Vector512.MultiplyAddEstimate(e, factor, term);
            f = Vector512.MultiplyAddEstimate(f, factor, term);
            g = Vector512.MultiplyAddEstimate(g, factor, term);
            h = Vector512.MultiplyAddEstimate(h, factor, term);
            i = Vector512.MultiplyAddEstimate(i, factor, term);
            j = Vector512.MultiplyAddEstimate(j, factor, term);
            k = Vector512.MultiplyAddEstimate(k, factor, term);
            l = Vector512.MultiplyAddEstimate(l, factor, term);
        }

        return Vector512.Sum(a + b + c + d + e + f + g + h + i + j + k + l);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Run256(int iterations)
    {
        Vector256<float> factor = Vector256.Create(0.999f), term = Vector256.Create(0.001f);
        Vector256<float> a = term, b = term, c = term, d = term, e = term, f = term, g = term, h = term, i = term, j = term, k = term, l = term;
        for (var count = 0; count < iterations; count++)
        {
            a = Vector256.MultiplyAddEstimate(a, factor, term);
            b = Vector256.MultiplyAddEstimate(b, factor, term);
            c = Vector256.MultiplyAddEstimate(c, factor, term);
            d = Vector256.MultiplyAddEstimate(d, factor, term);
            e = Vector256.MultiplyAddEstimate(e, factor, term);
            f = Vector256.MultiplyAddEstimate(f, factor, term);
            g = Vector256.MultiplyAddEstimate(g, factor, term);
            h = Vector256.MultiplyAddEstimate(h, factor, term);
            i = Vector256.MultiplyAddEstimate(i, factor, term);
            j = Vector256.MultiplyAddEstimate(j, factor, term);
            k = Vector256.MultiplyAddEstimate(k, factor, term);
            l = Vector256.MultiplyAddEstimate(l, factor, term);
        }

        return Vector256.Sum(a + b + c + d + e + f + g + h + i + j + k + l);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Run128(int iterations)
    {
        Vector128<float> factor = Vector128.Create(0.999f), term = Vector128.Create(0.001f);
        Vector128<float> a = term, b = term, c = term, d = term, e = term, f = term, g = term, h = term, i = term, j = term, k = term, l = term;
        for (var count = 0; count < iterations; count++)
        {
            a = Vector128.MultiplyAddEstimate(a, factor, term);
            b = Vector128.MultiplyAddEstimate(b, factor, term);
            c = Vector128.MultiplyAddEstimate(c, factor, term);
            d = Vector128.MultiplyAddEstimate(d, factor, term);
            e = Vector128.MultiplyAddEstimate(e, factor, term);
            f = Vector128.MultiplyAddEstimate(f, factor, term);
            g = Vector128.MultiplyAddEstimate(g, factor, term);
            h = Vector128.MultiplyAddEstimate(h, factor, term);
            i = Vector128.MultiplyAddEstimate(i, factor, term);
            j = Vector128.MultiplyAddEstimate(j, factor, term);
            k = Vector128.MultiplyAddEstimate(k, factor, term);
            l = Vector128.MultiplyAddEstimate(l, factor, term);
        }

        return Vector128.Sum(a + b + c + d + e + f + g + h + i + j + k + l);
    }
}
