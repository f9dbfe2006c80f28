using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

/// <summary>Products of two rows of channels.</summary>
internal static unsafe class ChannelProducts
{
    /// <summary>target = left · right.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(float* left, float* right, float* target, int count)
    {
        int i = 0;
        for (; i + 8 <= count; i += 8)
        {
            (Vector256.Load(left + i) * Vector256.Load(right + i)).Store(target + i);
        }

        for (; i < count; i++)
        {
            target[i] = left[i] * right[i];
        }
    }

    /// <summary>target += left · right.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Accumulate(float* left, float* right, float* target, int count)
    {
        int i = 0;
        for (; i + 8 <= count; i += 8)
        {
            Vector256.MultiplyAddEstimate(Vector256.Load(left + i), Vector256.Load(right + i), Vector256.Load(target + i)).Store(target + i);
        }

        for (; i < count; i++)
        {
            target[i] = float.MultiplyAddEstimate(left[i], right[i], target[i]);
        }
    }
}
