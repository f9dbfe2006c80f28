using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

/// <summary>x where it is positive, slope · x elsewhere (Maas et al., 2013). The derivative at 0 is the slope.</summary>
/// <typeparam name="TSlope">The slope, which must not be negative: the derivative is found from the output's sign.</typeparam>
public readonly struct LeakyRelu<TSlope> : ISlopeFromOutput
    where TSlope : struct, IConstant
{
    /// <inheritdoc/>
    public static bool IsIdentity => false;

    /// <inheritdoc/>
    public static float Apply(float input) => Apply(Vector256.Create(input)).ToScalar();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Apply(Vector256<float> input) =>
        Vector256.ConditionalSelect(Vector256.GreaterThan(input, Vector256<float>.Zero), input, input * Vector256.Create(TSlope.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Apply(Vector512<float> input) =>
        Vector512.ConditionalSelect(Vector512.GreaterThan(input, Vector512<float>.Zero), input, input * Vector512.Create(TSlope.Value));

    /// <inheritdoc/>
    public static float Slope(float output) => Slope(Vector256.Create(output)).ToScalar();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Slope(Vector256<float> output) =>
        Vector256.ConditionalSelect(Vector256.GreaterThan(output, Vector256<float>.Zero), Vector256<float>.One, Vector256.Create(TSlope.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Slope(Vector512<float> output) =>
        Vector512.ConditionalSelect(Vector512.GreaterThan(output, Vector512<float>.Zero), Vector512<float>.One, Vector512.Create(TSlope.Value));
}
