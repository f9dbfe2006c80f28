using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

/// <summary>
/// log(1 + exp(x)), a smooth rectifier (Dugas et al., 2001), as max(0, x) + log(1 + exp(−|x|)), which neither overflows nor cancels.
/// </summary>
public readonly struct Softplus : ISlopeFromOutput
{
    /// <inheritdoc/>
    public static bool IsIdentity => false;

    /// <inheritdoc/>
    public static float Apply(float input) => Apply(Vector256.Create(input)).ToScalar();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Apply(Vector256<float> input) =>
        Limits.AtLeast(input, 0) + Exponentials.LogOnePlus(Vector256.Exp(-Vector256.Abs(input)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Apply(Vector512<float> input) =>
        Limits.AtLeast(input, 0) + Exponentials.LogOnePlus(Vector512.Exp(-Vector512.Abs(input)));

    /// <inheritdoc/>
    public static float Slope(float output) => Slope(Vector256.Create(output)).ToScalar();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Slope(Vector256<float> output) => -Exponentials.MinusOne(-output);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Slope(Vector512<float> output) => -Exponentials.MinusOne(-output);
}
