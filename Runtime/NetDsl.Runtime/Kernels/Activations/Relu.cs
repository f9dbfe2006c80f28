using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

/// <summary>
/// The rectifier max(0, x) (Nair and Hinton, 2010). Its derivative at 0 is 0. NaN passes through, so that a network that has gone
/// astray shows it.
/// </summary>
public readonly struct Relu : ISlopeFromOutput
{
    /// <inheritdoc/>
    public static bool IsIdentity => false;

    /// <inheritdoc/>
    public static float Apply(float input) => Apply(Vector256.Create(input)).ToScalar();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Apply(Vector256<float> input) =>
        Vector256.ConditionalSelect(Vector256.LessThan(input, Vector256<float>.Zero), Vector256<float>.Zero, input);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Apply(Vector512<float> input) =>
        Vector512.ConditionalSelect(Vector512.LessThan(input, Vector512<float>.Zero), Vector512<float>.Zero, input);

    /// <inheritdoc/>
    public static float Slope(float output) => Slope(Vector256.Create(output)).ToScalar();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Slope(Vector256<float> output) =>
        Vector256.ConditionalSelect(Vector256.GreaterThan(output, Vector256<float>.Zero), Vector256<float>.One, Vector256<float>.Zero);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Slope(Vector512<float> output) =>
        Vector512.ConditionalSelect(Vector512.GreaterThan(output, Vector512<float>.Zero), Vector512<float>.One, Vector512<float>.Zero);
}
