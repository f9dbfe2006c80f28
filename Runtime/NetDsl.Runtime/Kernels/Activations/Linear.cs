using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

/// <summary>Factor · x + summand, the same for all values.</summary>
/// <typeparam name="TLine">The factor and the summand.</typeparam>
public readonly struct Linear<TLine> : ISlopeFromOutput
    where TLine : struct, ILinear
{
    /// <inheritdoc/>
    public static bool IsIdentity => false;

    /// <inheritdoc/>
    public static float Apply(float input) => Apply(Vector256.Create(input)).ToScalar();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Apply(Vector256<float> input) =>
        Vector256.MultiplyAddEstimate(input, Vector256.Create(TLine.Factor), Vector256.Create(TLine.Summand));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Apply(Vector512<float> input) =>
        Vector512.MultiplyAddEstimate(input, Vector512.Create(TLine.Factor), Vector512.Create(TLine.Summand));

    /// <inheritdoc/>
    public static float Slope(float output) => Slope(Vector256.Create(output)).ToScalar();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Slope(Vector256<float> output) => Vector256.Create(TLine.Factor);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Slope(Vector512<float> output) => Vector512.Create(TLine.Factor);
}
