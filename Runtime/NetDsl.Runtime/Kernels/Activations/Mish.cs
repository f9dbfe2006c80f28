using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

/// <summary>
/// x · tanh(log(1 + exp(x))) (Misra, 2020). With e = exp(−|x|) the hyperbolic tangent is a quotient of polynomials in e: nothing overflows.
/// </summary>
public readonly struct Mish : ISlopeFromInput
{
    /// <summary>Beyond it the function is 0 or x in single precision; bounded there, infinities reach the limits.</summary>
    private const float Far = 200;

    /// <inheritdoc/>
    public static bool IsIdentity => false;

    /// <inheritdoc/>
    public static float Apply(float input) => Apply(Vector256.Create(input)).ToScalar();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Apply(Vector256<float> input)
    {
        Vector256<float> bounded = Limits.AtLeast(input, -Far);
        Quotient(bounded, Vector256.Exp(-Vector256.Abs(bounded)), out Vector256<float> tangent, out _);
        return bounded * tangent;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Apply(Vector512<float> input)
    {
        Vector512<float> bounded = Limits.AtLeast(input, -Far);
        Quotient(bounded, Vector512.Exp(-Vector512.Abs(bounded)), out Vector512<float> tangent, out _);
        return bounded * tangent;
    }

    /// <inheritdoc/>
    public static float Slope(float input) => Slope(Vector256.Create(input)).ToScalar();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Slope(Vector256<float> input)
    {
        Vector256<float> bounded = Limits.Between(input, -Far, Far);
        Vector256<float> decay = Vector256.Exp(-Vector256.Abs(bounded));
        Quotient(bounded, decay, out Vector256<float> tangent, out Vector256<float> rest);
        Vector256<float> isAbove = Vector256.GreaterThan(bounded, Vector256<float>.Zero);
        Vector256<float> logistic = Vector256.ConditionalSelect(isAbove, Vector256<float>.One, decay) / (Vector256<float>.One + decay);
        return Vector256.MultiplyAddEstimate(bounded, rest * (Vector256<float>.One + tangent) * logistic, tangent);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Slope(Vector512<float> input)
    {
        Vector512<float> bounded = Limits.Between(input, -Far, Far);
        Vector512<float> decay = Vector512.Exp(-Vector512.Abs(bounded));
        Quotient(bounded, decay, out Vector512<float> tangent, out Vector512<float> rest);
        Vector512<float> isAbove = Vector512.GreaterThan(bounded, Vector512<float>.Zero);
        Vector512<float> logistic = Vector512.ConditionalSelect(isAbove, Vector512<float>.One, decay) / (Vector512<float>.One + decay);
        return Vector512.MultiplyAddEstimate(bounded, rest * (Vector512<float>.One + tangent) * logistic, tangent);
    }

    /// <summary>tanh(log(1 + exp(x))) of eight values, and what is missing from it to 1, from exp(−|x|).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Quotient(Vector256<float> input, Vector256<float> decay, out Vector256<float> tangent, out Vector256<float> rest)
    {
        Vector256<float> twice = decay + decay;
        Vector256<float> square = decay * decay;
        Vector256<float> isAbove = Vector256.GreaterThan(input, Vector256<float>.Zero);
        Vector256<float> above = Vector256<float>.One + twice;
        Vector256<float> below = square + twice;
        Vector256<float> whole = Vector256<float>.One / Vector256.ConditionalSelect(isAbove, above + square + square, below + Vector256.Create(2f));
        tangent = Vector256.ConditionalSelect(isAbove, above, below) * whole;
        rest = Vector256.ConditionalSelect(isAbove, square + square, Vector256.Create(2f)) * whole;
    }

    /// <summary>tanh(log(1 + exp(x))) of sixteen values, and what is missing from it to 1, from exp(−|x|).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Quotient(Vector512<float> input, Vector512<float> decay, out Vector512<float> tangent, out Vector512<float> rest)
    {
        Vector512<float> twice = decay + decay;
        Vector512<float> square = decay * decay;
        Vector512<float> isAbove = Vector512.GreaterThan(input, Vector512<float>.Zero);
        Vector512<float> above = Vector512<float>.One + twice;
        Vector512<float> below = square + twice;
        Vector512<float> whole = Vector512<float>.One / Vector512.ConditionalSelect(isAbove, above + square + square, below + Vector512.Create(2f));
        tangent = Vector512.ConditionalSelect(isAbove, above, below) * whole;
        rest = Vector512.ConditionalSelect(isAbove, square + square, Vector512.Create(2f)) * whole;
    }
}
