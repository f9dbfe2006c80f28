using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

/// <summary>x times the probability of a normal number below x, exactly (Hendrycks and Gimpel, 2016).</summary>
public readonly struct Gelu : ISlopeFromInput
{
    /// <inheritdoc/>
    public static bool IsIdentity => false;

    /// <inheritdoc/>
    public static float Apply(float input) => Apply(Vector256.Create(input)).ToScalar();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Apply(Vector256<float> input)
    {
        Vector256<float> bounded = Limits.AtLeast(input, -Gaussian.Far);
        Vector256<float> near = Limits.Between(bounded, -Gaussian.Far, Gaussian.Far);
        return bounded * Gaussian.Probability(near, Gaussian.Density(near));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Apply(Vector512<float> input)
    {
        Vector512<float> bounded = Limits.AtLeast(input, -Gaussian.Far);
        Vector512<float> near = Limits.Between(bounded, -Gaussian.Far, Gaussian.Far);
        return bounded * Gaussian.Probability(near, Gaussian.Density(near));
    }

    /// <inheritdoc/>
    public static float Slope(float input) => Slope(Vector256.Create(input)).ToScalar();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Slope(Vector256<float> input)
    {
        Vector256<float> near = Limits.Between(input, -Gaussian.Far, Gaussian.Far);
        Vector256<float> density = Gaussian.Density(near);
        return Vector256.MultiplyAddEstimate(near, density, Gaussian.Probability(near, density));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Slope(Vector512<float> input)
    {
        Vector512<float> near = Limits.Between(input, -Gaussian.Far, Gaussian.Far);
        Vector512<float> density = Gaussian.Density(near);
        return Vector512.MultiplyAddEstimate(near, density, Gaussian.Probability(near, density));
    }
}
