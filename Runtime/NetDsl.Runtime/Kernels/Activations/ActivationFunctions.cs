using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

/// <summary>The activation of the left operand.</summary>
internal readonly struct ApplyActivation<TActivation> : IElementwise
    where TActivation : struct, IActivation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Apply(Vector256<float> left, Vector256<float> right) => TActivation.Apply(left);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Apply(Vector512<float> left, Vector512<float> right) => TActivation.Apply(left);
}

/// <summary>The gradient on the left times the slope at the output on the right.</summary>
internal readonly struct MultiplySlopeAtOutput<TActivation> : IElementwise
    where TActivation : struct, ISlopeFromOutput
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Apply(Vector256<float> left, Vector256<float> right) => left * TActivation.Slope(right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Apply(Vector512<float> left, Vector512<float> right) => left * TActivation.Slope(right);
}

/// <summary>The gradient on the left times the slope at the input on the right.</summary>
internal readonly struct MultiplySlopeAtInput<TActivation> : IElementwise
    where TActivation : struct, ISlopeFromInput
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Apply(Vector256<float> left, Vector256<float> right) => left * TActivation.Slope(right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Apply(Vector512<float> left, Vector512<float> right) => left * TActivation.Slope(right);
}

/// <summary>
/// For the rectifier a choice, not a product: where the output is 0, nothing passes, not even an infinite gradient; where it is NaN,
/// the gradient passes.
/// </summary>
internal readonly struct PassWherePositive : IElementwise
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Apply(Vector256<float> left, Vector256<float> right) =>
        Vector256.ConditionalSelect(Vector256.LessThanOrEqual(right, Vector256<float>.Zero), Vector256<float>.Zero, left);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Apply(Vector512<float> left, Vector512<float> right) =>
        Vector512.ConditionalSelect(Vector512.LessThanOrEqual(right, Vector512<float>.Zero), Vector512<float>.Zero, left);
}
