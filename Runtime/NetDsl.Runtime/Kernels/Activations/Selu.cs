using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

/// <summary>
/// The scaled exponential linear unit, lambda · x where x is positive, lambda · alpha · (exp(x) − 1) elsewhere. The two constants make
/// mean 0 and variance 1 a fixed point (Klambauer et al., "Self-normalizing neural networks", 2017).
/// </summary>
public readonly struct Selu : ISlopeFromOutput
{
    private const float Lambda = 1.0507009873554805f;
    private const float LambdaAlpha = 1.0507009873554805f * 1.6732632423543772f;

    /// <inheritdoc/>
    public static bool IsIdentity => false;

    /// <inheritdoc/>
    public static float Apply(float input) => Apply(Vector256.Create(input)).ToScalar();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Apply(Vector256<float> input)
    {
        Vector256<float> above = input * Vector256.Create(Lambda);
        Vector256<float> below = Exponentials.MinusOne(input) * Vector256.Create(LambdaAlpha);
        return Vector256.ConditionalSelect(Vector256.GreaterThan(input, Vector256<float>.Zero), above, below);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Apply(Vector512<float> input)
    {
        Vector512<float> above = input * Vector512.Create(Lambda);
        Vector512<float> below = Exponentials.MinusOne(input) * Vector512.Create(LambdaAlpha);
        return Vector512.ConditionalSelect(Vector512.GreaterThan(input, Vector512<float>.Zero), above, below);
    }

    /// <inheritdoc/>
    public static float Slope(float output) => Slope(Vector256.Create(output)).ToScalar();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Slope(Vector256<float> output)
    {
        Vector256<float> below = output + Vector256.Create(LambdaAlpha);
        return Vector256.ConditionalSelect(Vector256.GreaterThan(output, Vector256<float>.Zero), Vector256.Create(Lambda), below);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Slope(Vector512<float> output)
    {
        Vector512<float> below = output + Vector512.Create(LambdaAlpha);
        return Vector512.ConditionalSelect(Vector512.GreaterThan(output, Vector512<float>.Zero), Vector512.Create(Lambda), below);
    }
}
