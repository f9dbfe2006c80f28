namespace NetDsl.Ilgpu.Kernels;

/// <summary>The normal distribution of mean 0 and variance 1.</summary>
internal static class Gaussian
{
    /// <summary>Beyond it the probability is 0 or 1 in single precision.</summary>
    public const float Far = 20;

    /// <summary>exp(−x² / 2) / √(2π).</summary>
    public static float Density(float input) => 0.3989422804f * Exponentials.Exp(-0.5f * input * input);

    /// <summary>
    /// The probability of a number below x, between −20 and 20. The tail is the density times Mills' ratio, which is fitted as t times a
    /// polynomial of degree 9 in t = 1 / (1 + 0.35 |x| / √2), by Chebyshev nodes and to 2e-7 of itself.
    /// </summary>
    public static float Probability(float input, float density)
    {
        var place = 1 / ((MathF.Abs(input) * 0.2474873734f) + 1);
        var ratio = (place * 0.05164439356f) - 0.2190014938f;
        ratio = (place * ratio) + 0.2758169275f;
        ratio = (place * ratio) - 0.1017796996f;
        ratio = (place * ratio) + 0.1670317083f;
        ratio = (place * ratio) + 0.1506955739f;
        ratio = (place * ratio) + 0.201098801f;
        ratio = (place * ratio) + 0.2329173068f;
        ratio = (place * ratio) + 0.2473985769f;
        ratio = (place * ratio) + 0.2474920522f;
        var tail = density * place * ratio;
        return input > 0 ? 1 - tail : tail;
    }
}
