using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

/// <summary>
/// GELU with its probability approximated by (1 + tanh(u)) / 2, u = √(2/π) · (x + 0.044715 x³), which is the logistic function of 2u
/// (Hendrycks and Gimpel, 2016, section 2).
/// </summary>
public readonly struct GeluTanh : ISlopeFromInput
{
    /// <summary>2 √(2/π).</summary>
    private const float Linear = 1.5957691216f;
    private const float Cubic = Linear * 0.044715f;

    /// <inheritdoc/>
    public static bool IsIdentity => false;

    /// <inheritdoc/>
    public static float Apply(float input) => Apply(Vector256.Create(input)).ToScalar();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Apply(Vector256<float> input)
    {
        Vector256<float> bounded = Limits.AtLeast(input, -Gaussian.Far);
        Vector256<float> square = bounded * bounded;
        Vector256<float> exponent = bounded * Vector256.MultiplyAddEstimate(square, Vector256.Create(Cubic), Vector256.Create(Linear));
        return bounded / (Vector256<float>.One + Vector256.Exp(-exponent));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Apply(Vector512<float> input)
    {
        Vector512<float> bounded = Limits.AtLeast(input, -Gaussian.Far);
        Vector512<float> square = bounded * bounded;
        Vector512<float> exponent = bounded * Vector512.MultiplyAddEstimate(square, Vector512.Create(Cubic), Vector512.Create(Linear));
        return bounded / (Vector512<float>.One + Vector512.Exp(-exponent));
    }

    /// <inheritdoc/>
    public static float Slope(float input) => Slope(Vector256.Create(input)).ToScalar();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Slope(Vector256<float> input)
    {
        Vector256<float> near = Limits.Between(input, -Gaussian.Far, Gaussian.Far);
        Vector256<float> square = near * near;
        Vector256<float> exponent = near * Vector256.MultiplyAddEstimate(square, Vector256.Create(Cubic), Vector256.Create(Linear));
        Vector256<float> share = Exponentials.Logistic(exponent, out Vector256<float> rest);
        Vector256<float> slope = Vector256.MultiplyAddEstimate(square, Vector256.Create(3 * Cubic), Vector256.Create(Linear));
        return share * Vector256.MultiplyAddEstimate(near * slope, rest, Vector256<float>.One);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Slope(Vector512<float> input)
    {
        Vector512<float> near = Limits.Between(input, -Gaussian.Far, Gaussian.Far);
        Vector512<float> square = near * near;
        Vector512<float> exponent = near * Vector512.MultiplyAddEstimate(square, Vector512.Create(Cubic), Vector512.Create(Linear));
        Vector512<float> share = Exponentials.Logistic(exponent, out Vector512<float> rest);
        Vector512<float> slope = Vector512.MultiplyAddEstimate(square, Vector512.Create(3 * Cubic), Vector512.Create(Linear));
        return share * Vector512.MultiplyAddEstimate(near * slope, rest, Vector512<float>.One);
    }
}
