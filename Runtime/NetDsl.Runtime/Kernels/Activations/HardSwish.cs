using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

/// <summary>
/// x · min(max(0, x + 3), 6) / 6 (Howard et al., MobileNetV3, 2019). At the bends its derivative is that of the middle part at −3, −1/2,
/// and that of the upper one at 3, 1, as PyTorch has it.
/// </summary>
public readonly struct HardSwish : ISlopeFromInput
{
    /// <inheritdoc/>
    public static bool IsIdentity => false;

    /// <inheritdoc/>
    public static float Apply(float input) => Apply(Vector256.Create(input)).ToScalar();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Apply(Vector256<float> input)
    {
        Vector256<float> bounded = Limits.AtLeast(input, -3);
        return bounded * (Limits.Between(bounded + Vector256.Create(3f), 0, 6) * Vector256.Create(1f / 6));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Apply(Vector512<float> input)
    {
        Vector512<float> bounded = Limits.AtLeast(input, -3);
        return bounded * (Limits.Between(bounded + Vector512.Create(3f), 0, 6) * Vector512.Create(1f / 6));
    }

    /// <inheritdoc/>
    public static float Slope(float input) => Slope(Vector256.Create(input)).ToScalar();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Slope(Vector256<float> input)
    {
        Vector256<float> middle = Vector256.MultiplyAddEstimate(input, Vector256.Create(1f / 3), Vector256.Create(0.5f));
        Vector256<float> upper = Vector256.ConditionalSelect(Vector256.GreaterThanOrEqual(input, Vector256.Create(3f)), Vector256<float>.One, middle);
        return Vector256.ConditionalSelect(Vector256.LessThan(input, Vector256.Create(-3f)), Vector256<float>.Zero, upper);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Slope(Vector512<float> input)
    {
        Vector512<float> middle = Vector512.MultiplyAddEstimate(input, Vector512.Create(1f / 3), Vector512.Create(0.5f));
        Vector512<float> upper = Vector512.ConditionalSelect(Vector512.GreaterThanOrEqual(input, Vector512.Create(3f)), Vector512<float>.One, middle);
        return Vector512.ConditionalSelect(Vector512.LessThan(input, Vector512.Create(-3f)), Vector512<float>.Zero, upper);
    }
}
