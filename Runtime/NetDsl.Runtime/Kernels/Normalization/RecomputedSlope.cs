using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

/// <summary>
/// The gradient in front of an activation that follows a factor and an offset: its output is computed again from the input, bit for bit
/// as in the forward pass, which costs less than reading it, and far less than a pass over gradients of its own.
/// </summary>
internal static class RecomputedSlope<TActivation>
    where TActivation : struct, ISlopeFromOutput
{
    /// <summary>Sixteen gradients before the activation from those behind it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Of(Vector512<float> gradient, Vector512<float> input, Vector512<float> factor, Vector512<float> offset)
    {
        if (TActivation.IsIdentity)
        {
            return gradient;
        }

        Vector512<float> value = Vector512.MultiplyAddEstimate(input, factor, offset);
        if (typeof(TActivation) == typeof(Relu))
        {
            return PassWherePositive.Apply(gradient, value);
        }

        // What a bounded rectifier cuts off is the same in front of it.
        Vector512<float> output = typeof(TActivation) == typeof(Relu6) ? value : TActivation.Apply(value);
        return MultiplySlopeAtOutput<TActivation>.Apply(gradient, output);
    }

    /// <summary>Eight gradients.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Of(Vector256<float> gradient, Vector256<float> input, Vector256<float> factor, Vector256<float> offset)
    {
        if (TActivation.IsIdentity)
        {
            return gradient;
        }

        Vector256<float> value = Vector256.MultiplyAddEstimate(input, factor, offset);
        if (typeof(TActivation) == typeof(Relu))
        {
            return PassWherePositive.Apply(gradient, value);
        }

        // What a bounded rectifier cuts off is the same in front of it.
        Vector256<float> output = typeof(TActivation) == typeof(Relu6) ? value : TActivation.Apply(value);
        return MultiplySlopeAtOutput<TActivation>.Apply(gradient, output);
    }

    /// <summary>One gradient, for the last few places.</summary>
    public static float Of(float gradient, float input, float factor, float offset) => TActivation.IsIdentity
        ? gradient
        : Of(Vector256.Create(gradient), Vector256.Create(input), Vector256.Create(factor), Vector256.Create(offset)).ToScalar();
}
