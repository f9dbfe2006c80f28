using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

/// <summary>
/// The rectifier that stops at 6, min(max(0, x), 6) (Krizhevsky, 2010). Its derivative at 0 and at 6 is 0. NaN passes through.
/// </summary>
public readonly struct Relu6 : ISlopeFromOutput
{
    /// <inheritdoc/>
    public static bool IsIdentity => false;

    /// <inheritdoc/>
    public static float Apply(float input) => Apply(Vector256.Create(input)).ToScalar();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Apply(Vector256<float> input) => Limits.Between(input, 0, 6);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Apply(Vector512<float> input) => Limits.Between(input, 0, 6);

    /// <inheritdoc/>
    public static float Slope(float output) => Slope(Vector256.Create(output)).ToScalar();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Slope(Vector256<float> output)
    {
        Vector256<float> flat = Vector256.LessThanOrEqual(output, Vector256<float>.Zero) | Vector256.GreaterThanOrEqual(output, Vector256.Create(6f));
        return Vector256.ConditionalSelect(flat, Vector256<float>.Zero, Vector256<float>.One);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Slope(Vector512<float> output)
    {
        Vector512<float> flat = Vector512.LessThanOrEqual(output, Vector512<float>.Zero) | Vector512.GreaterThanOrEqual(output, Vector512.Create(6f));
        return Vector512.ConditionalSelect(flat, Vector512<float>.Zero, Vector512<float>.One);
    }
}
