using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

/// <summary>The normal distribution of mean 0 and variance 1.</summary>
internal static class Gaussian
{
    /// <summary>Beyond it the probability is 0 or 1 in single precision.</summary>
    public const float Far = 20;

    /// <summary>exp(−x² / 2) / √(2π) of eight values.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Density(Vector256<float> input)
    {
        Vector256<float> half = Vector256.Create(-0.5f) * input;
        return Vector256.Create(0.3989422804f) * Vector256.Exp(half * input);
    }

    /// <summary>exp(−x² / 2) / √(2π) of sixteen values.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Density(Vector512<float> input)
    {
        Vector512<float> half = Vector512.Create(-0.5f) * input;
        return Vector512.Create(0.3989422804f) * Vector512.Exp(half * input);
    }

    /// <summary>
    /// The probability of a number below x, of eight values between −20 and 20. The tail is the density times Mills' ratio, which is
    /// fitted as t times a polynomial of degree 9 in t = 1 / (1 + 0.35 |x| / √2), by Chebyshev nodes and to 2e-7 of itself.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Probability(Vector256<float> input, Vector256<float> density)
    {
        Vector256<float> place = Vector256<float>.One / Vector256.MultiplyAddEstimate(Vector256.Abs(input), Vector256.Create(0.2474873734f), Vector256<float>.One);
        Vector256<float> ratio = Vector256.MultiplyAddEstimate(place, Vector256.Create(0.05164439356f), Vector256.Create(-0.2190014938f));
        ratio = Vector256.MultiplyAddEstimate(place, ratio, Vector256.Create(0.2758169275f));
        ratio = Vector256.MultiplyAddEstimate(place, ratio, Vector256.Create(-0.1017796996f));
        ratio = Vector256.MultiplyAddEstimate(place, ratio, Vector256.Create(0.1670317083f));
        ratio = Vector256.MultiplyAddEstimate(place, ratio, Vector256.Create(0.1506955739f));
        ratio = Vector256.MultiplyAddEstimate(place, ratio, Vector256.Create(0.201098801f));
        ratio = Vector256.MultiplyAddEstimate(place, ratio, Vector256.Create(0.2329173068f));
        ratio = Vector256.MultiplyAddEstimate(place, ratio, Vector256.Create(0.2473985769f));
        ratio = Vector256.MultiplyAddEstimate(place, ratio, Vector256.Create(0.2474920522f));
        Vector256<float> tail = density * place * ratio;
        return Vector256.ConditionalSelect(Vector256.GreaterThan(input, Vector256<float>.Zero), Vector256<float>.One - tail, tail);
    }

    /// <summary>
    /// The probability of a number below x, of sixteen values between −20 and 20. The tail is the density times Mills' ratio, which is
    /// fitted as t times a polynomial of degree 9 in t = 1 / (1 + 0.35 |x| / √2), by Chebyshev nodes and to 2e-7 of itself.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Probability(Vector512<float> input, Vector512<float> density)
    {
        Vector512<float> place = Vector512<float>.One / Vector512.MultiplyAddEstimate(Vector512.Abs(input), Vector512.Create(0.2474873734f), Vector512<float>.One);
        Vector512<float> ratio = Vector512.MultiplyAddEstimate(place, Vector512.Create(0.05164439356f), Vector512.Create(-0.2190014938f));
        ratio = Vector512.MultiplyAddEstimate(place, ratio, Vector512.Create(0.2758169275f));
        ratio = Vector512.MultiplyAddEstimate(place, ratio, Vector512.Create(-0.1017796996f));
        ratio = Vector512.MultiplyAddEstimate(place, ratio, Vector512.Create(0.1670317083f));
        ratio = Vector512.MultiplyAddEstimate(place, ratio, Vector512.Create(0.1506955739f));
        ratio = Vector512.MultiplyAddEstimate(place, ratio, Vector512.Create(0.201098801f));
        ratio = Vector512.MultiplyAddEstimate(place, ratio, Vector512.Create(0.2329173068f));
        ratio = Vector512.MultiplyAddEstimate(place, ratio, Vector512.Create(0.2473985769f));
        ratio = Vector512.MultiplyAddEstimate(place, ratio, Vector512.Create(0.2474920522f));
        Vector512<float> tail = density * place * ratio;
        return Vector512.ConditionalSelect(Vector512.GreaterThan(input, Vector512<float>.Zero), Vector512<float>.One - tail, tail);
    }
}
