using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

/// <summary>
/// x where it is positive, alpha · (exp(x) − 1) elsewhere (Clevert et al., 2016).
/// </summary>
/// <typeparam name="TAlpha">The limit at negative infinity, negated; it must not be negative.</typeparam>
public readonly struct Elu<TAlpha> : ISlopeFromOutput
    where TAlpha : struct, IConstant
{
    /// <inheritdoc/>
    public static bool IsIdentity => false;

    /// <inheritdoc/>
    public static float Apply(float input) => Apply(Vector256.Create(input)).ToScalar();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Apply(Vector256<float> input)
    {
        Vector256<float> below = Exponentials.MinusOne(input) * Vector256.Create(TAlpha.Value);
        return Vector256.ConditionalSelect(Vector256.GreaterThan(input, Vector256<float>.Zero), input, below);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Apply(Vector512<float> input)
    {
        Vector512<float> below = Exponentials.MinusOne(input) * Vector512.Create(TAlpha.Value);
        return Vector512.ConditionalSelect(Vector512.GreaterThan(input, Vector512<float>.Zero), input, below);
    }

    /// <inheritdoc/>
    public static float Slope(float output) => Slope(Vector256.Create(output)).ToScalar();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Slope(Vector256<float> output) =>
        Vector256.ConditionalSelect(Vector256.GreaterThan(output, Vector256<float>.Zero), Vector256<float>.One, output + Vector256.Create(TAlpha.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Slope(Vector512<float> output) =>
        Vector512.ConditionalSelect(Vector512.GreaterThan(output, Vector512<float>.Zero), Vector512<float>.One, output + Vector512.Create(TAlpha.Value));
}
