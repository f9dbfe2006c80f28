using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

/// <summary>The hyperbolic tangent; near 0, where the quotient of exponentials cancels, its series.</summary>
public readonly struct Tanh : ISlopeFromOutput
{
    /// <inheritdoc/>
    public static bool IsIdentity => false;

    /// <inheritdoc/>
    public static float Apply(float input) => Apply(Vector256.Create(input)).ToScalar();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Apply(Vector256<float> input)
    {
        Vector256<float> size = Vector256.Abs(input);
        Vector256<float> decay = Vector256.Exp(Vector256.Create(-2f) * size);
        Vector256<float> far = (Vector256<float>.One - decay) / (Vector256<float>.One + decay);
        Vector256<float> square = size * size;
        Vector256<float> series = Vector256.MultiplyAddEstimate(square, Vector256.Create(62f / 2835), Vector256.Create(-17f / 315));
        series = Vector256.MultiplyAddEstimate(square, series, Vector256.Create(2f / 15));
        series = Vector256.MultiplyAddEstimate(square, series, Vector256.Create(-1f / 3));
        Vector256<float> near = Vector256.MultiplyAddEstimate(size * square, series, size);
        Vector256<float> value = Vector256.ConditionalSelect(Vector256.LessThan(size, Vector256.Create(0.25f)), near, far);
        return Vector256.CopySign(value, input);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Apply(Vector512<float> input)
    {
        Vector512<float> size = Vector512.Abs(input);
        Vector512<float> decay = Vector512.Exp(Vector512.Create(-2f) * size);
        Vector512<float> far = (Vector512<float>.One - decay) / (Vector512<float>.One + decay);
        Vector512<float> square = size * size;
        Vector512<float> series = Vector512.MultiplyAddEstimate(square, Vector512.Create(62f / 2835), Vector512.Create(-17f / 315));
        series = Vector512.MultiplyAddEstimate(square, series, Vector512.Create(2f / 15));
        series = Vector512.MultiplyAddEstimate(square, series, Vector512.Create(-1f / 3));
        Vector512<float> near = Vector512.MultiplyAddEstimate(size * square, series, size);
        Vector512<float> value = Vector512.ConditionalSelect(Vector512.LessThan(size, Vector512.Create(0.25f)), near, far);
        return Vector512.CopySign(value, input);
    }

    /// <inheritdoc/>
    public static float Slope(float output) => Slope(Vector256.Create(output)).ToScalar();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Slope(Vector256<float> output) => Vector256<float>.One - (output * output);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Slope(Vector512<float> output) => Vector512<float>.One - (output * output);
}
