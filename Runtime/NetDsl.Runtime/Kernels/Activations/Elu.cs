using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

/// <summary>
/// x where it is positive, alpha · (exp(x) − 1) elsewhere (Clevert et al., 2016); near 0, where the difference cancels, its series.
/// </summary>
/// <typeparam name="TAlpha">The limit at negative infinity, negated; it must not be negative.</typeparam>
public readonly struct Elu<TAlpha> : IActivation
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
        Vector256<float> far = Vector256.Exp(input) - Vector256<float>.One;
        Vector256<float> series = Vector256.MultiplyAddEstimate(input, Vector256.Create(1f / 720), Vector256.Create(1f / 120));
        series = Vector256.MultiplyAddEstimate(input, series, Vector256.Create(1f / 24));
        series = Vector256.MultiplyAddEstimate(input, series, Vector256.Create(1f / 6));
        series = Vector256.MultiplyAddEstimate(input, series, Vector256.Create(1f / 2));
        Vector256<float> near = Vector256.MultiplyAddEstimate(input * input, series, input);
        Vector256<float> below = Vector256.ConditionalSelect(Vector256.GreaterThan(input, Vector256.Create(-0.25f)), near, far);
        return Vector256.ConditionalSelect(Vector256.GreaterThan(input, Vector256<float>.Zero), input, below * Vector256.Create(TAlpha.Value));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Apply(Vector512<float> input)
    {
        Vector512<float> far = Vector512.Exp(input) - Vector512<float>.One;
        Vector512<float> series = Vector512.MultiplyAddEstimate(input, Vector512.Create(1f / 720), Vector512.Create(1f / 120));
        series = Vector512.MultiplyAddEstimate(input, series, Vector512.Create(1f / 24));
        series = Vector512.MultiplyAddEstimate(input, series, Vector512.Create(1f / 6));
        series = Vector512.MultiplyAddEstimate(input, series, Vector512.Create(1f / 2));
        Vector512<float> near = Vector512.MultiplyAddEstimate(input * input, series, input);
        Vector512<float> below = Vector512.ConditionalSelect(Vector512.GreaterThan(input, Vector512.Create(-0.25f)), near, far);
        return Vector512.ConditionalSelect(Vector512.GreaterThan(input, Vector512<float>.Zero), input, below * Vector512.Create(TAlpha.Value));
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
