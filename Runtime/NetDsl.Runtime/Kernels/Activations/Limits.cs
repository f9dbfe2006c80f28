using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

/// <summary>Bounds that let NaN pass, so that a network that has gone astray shows it.</summary>
internal static class Limits
{
    /// <summary>The value, or the bound where it is smaller; of eight values.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> AtLeast(Vector256<float> value, float low) =>
        Vector256.ConditionalSelect(Vector256.LessThan(value, Vector256.Create(low)), Vector256.Create(low), value);

    /// <summary>The value, or the bound where it is smaller; of sixteen values.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> AtLeast(Vector512<float> value, float low) =>
        Vector512.ConditionalSelect(Vector512.LessThan(value, Vector512.Create(low)), Vector512.Create(low), value);

    /// <summary>The value, or the bound that it goes beyond; of eight values.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Between(Vector256<float> value, float low, float high)
    {
        Vector256<float> bounded = AtLeast(value, low);
        return Vector256.ConditionalSelect(Vector256.GreaterThan(bounded, Vector256.Create(high)), Vector256.Create(high), bounded);
    }

    /// <summary>The value, or the bound that it goes beyond; of sixteen values.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Between(Vector512<float> value, float low, float high)
    {
        Vector512<float> bounded = AtLeast(value, low);
        return Vector512.ConditionalSelect(Vector512.GreaterThan(bounded, Vector512.Create(high)), Vector512.Create(high), bounded);
    }
}
