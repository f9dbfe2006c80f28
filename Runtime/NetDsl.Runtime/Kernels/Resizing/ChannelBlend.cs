using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

/// <summary>Sums of pixels with factors, a vector of channels at a time.</summary>
internal static unsafe class ChannelBlend
{
    /// <summary>target = factor · source.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Scale(float* source, float factor, float* target, int channels)
    {
        int channel = 0;
        if (VectorWidth.Bits == 512)
        {
            for (; channel + 16 <= channels; channel += 16)
            {
                (Vector512.Load(source + channel) * Vector512.Create(factor)).Store(target + channel);
            }
        }

        for (; channel + 8 <= channels; channel += 8)
        {
            (Vector256.Load(source + channel) * Vector256.Create(factor)).Store(target + channel);
        }

        for (; channel < channels; channel++)
        {
            target[channel] = source[channel] * factor;
        }
    }

    /// <summary>target += factor · source.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(float* source, float factor, float* target, int channels)
    {
        int channel = 0;
        if (VectorWidth.Bits == 512)
        {
            Vector512<float> factors = Vector512.Create(factor);
            for (; channel + 16 <= channels; channel += 16)
            {
                Vector512<float> sum = Vector512.Load(target + channel);
                Vector512.MultiplyAddEstimate(Vector512.Load(source + channel), factors, sum).Store(target + channel);
            }
        }

        for (; channel + 8 <= channels; channel += 8)
        {
            Vector256<float> sum = Vector256.Load(target + channel);
            Vector256.MultiplyAddEstimate(Vector256.Load(source + channel), Vector256.Create(factor), sum).Store(target + channel);
        }

        for (; channel < channels; channel++)
        {
            target[channel] = float.MultiplyAddEstimate(source[channel], factor, target[channel]);
        }
    }
}
