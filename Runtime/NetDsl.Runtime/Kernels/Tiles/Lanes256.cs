using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetDsl.Kernels;

/// <summary>Eight channels at a time; also the portable width, which the just-in-time compiler takes apart where there is no AVX.</summary>
internal readonly unsafe struct Lanes256 : ILanes<Vector256<float>>
{
    public static int Count => 8;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Load(float* source) => Vector256.Load(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<float> value, float* target) => value.Store(target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Create(float value) => Vector256.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> MultiplyAdd(Vector256<float> a, Vector256<float> b, Vector256<float> sum) =>
        Vector256.MultiplyAddEstimate(a, b, sum);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Add(Vector256<float> a, Vector256<float> b) => a + b;

    /// <summary>AVX's instructions give their second operand where one is NaN; elsewhere comparisons do the same.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Between(Vector256<float> value, Vector256<float> lower, Vector256<float> upper)
    {
        if (Avx.IsSupported)
        {
            return Avx.Min(upper, Avx.Max(lower, value));
        }

        Vector256<float> bounded = Vector256.ConditionalSelect(Vector256.LessThan(value, lower), lower, value);
        return Vector256.ConditionalSelect(Vector256.GreaterThan(bounded, upper), upper, bounded);
    }
}
