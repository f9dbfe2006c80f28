using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

/// <summary>
/// The logistic function by three straight lines, min(max(0, x + 3), 6) / 6 (Howard et al., MobileNetV3, 2019). Its derivative is 0 at
/// both bends.
/// </summary>
public readonly struct HardSigmoid : ISlopeFromOutput
{
    /// <inheritdoc/>
    public static bool IsIdentity => false;

    /// <inheritdoc/>
    public static float Apply(float input) => Apply(Vector256.Create(input)).ToScalar();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Apply(Vector256<float> input) =>
        Limits.Between(input + Vector256.Create(3f), 0, 6) * Vector256.Create(1f / 6);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Apply(Vector512<float> input) =>
        Limits.Between(input + Vector512.Create(3f), 0, 6) * Vector512.Create(1f / 6);

    /// <inheritdoc/>
    public static float Slope(float output) => Slope(Vector256.Create(output)).ToScalar();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Slope(Vector256<float> output)
    {
        Vector256<float> flat = Vector256.LessThanOrEqual(output, Vector256<float>.Zero) | Vector256.GreaterThanOrEqual(output, Vector256<float>.One);
        return Vector256.ConditionalSelect(flat, Vector256<float>.Zero, Vector256.Create(1f / 6));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Slope(Vector512<float> output)
    {
        Vector512<float> flat = Vector512.LessThanOrEqual(output, Vector512<float>.Zero) | Vector512.GreaterThanOrEqual(output, Vector512<float>.One);
        return Vector512.ConditionalSelect(flat, Vector512<float>.Zero, Vector512.Create(1f / 6));
    }
}
