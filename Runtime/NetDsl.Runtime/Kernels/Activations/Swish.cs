using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

/// <summary>
/// x / (1 + exp(−x)), x times the logistic function (Ramachandran, Zoph and Le, 2017; as SiLU Elfwing, Uchibe and Doya, 2018).
/// </summary>
public readonly struct Swish : ISlopeFromInput
{
    /// <summary>Beyond it the logistic function is 0 or 1 in single precision; bounded there, infinities reach the limits.</summary>
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
        return bounded / (Vector256<float>.One + Vector256.Exp(-bounded));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Apply(Vector512<float> input)
    {
        Vector512<float> bounded = Limits.AtLeast(input, -Far);
        return bounded / (Vector512<float>.One + Vector512.Exp(-bounded));
    }

    /// <inheritdoc/>
    public static float Slope(float input) => Slope(Vector256.Create(input)).ToScalar();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Slope(Vector256<float> input)
    {
        Vector256<float> bounded = Limits.Between(input, -Far, Far);
        Vector256<float> share = Exponentials.Logistic(bounded, out Vector256<float> rest);
        return share * Vector256.MultiplyAddEstimate(bounded, rest, Vector256<float>.One);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Slope(Vector512<float> input)
    {
        Vector512<float> bounded = Limits.Between(input, -Far, Far);
        Vector512<float> share = Exponentials.Logistic(bounded, out Vector512<float> rest);
        return share * Vector512.MultiplyAddEstimate(bounded, rest, Vector512<float>.One);
    }
}
