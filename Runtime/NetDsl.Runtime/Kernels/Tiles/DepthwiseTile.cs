using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetDsl.Kernels;

/// <summary>
/// Micro-kernels of depthwise convolutions: every channel has its own weights, so that a vector of channels is multiplied by a vector
/// of weights, loaded once for eight pixels. The 256-bit form is also the portable one.
/// </summary>
internal static unsafe class DepthwiseTile
{
    /// <summary>8 pixels × 16 channels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run512(PixelTile* tile, int pixel, int channel, float* sums)
    {
        float* weights = tile->Weights + channel;
        nint step = tile->RowLength;
        int* offsets = tile->InputOffsets + pixel;
        float* input = tile->Input + channel;
        float* p0 = input + offsets[0];
        float* p1 = input + offsets[1];
        float* p2 = input + offsets[2];
        float* p3 = input + offsets[3];
        float* p4 = input + offsets[4];
        float* p5 = input + offsets[5];
        float* p6 = input + offsets[6];
        float* p7 = input + offsets[7];
        Vector512<float> a0 = tile->BiasStride == 0 ? Vector512<float>.Zero : Vector512.Load(tile->Bias + channel);
        Vector512<float> a1 = a0, a2 = a0, a3 = a0, a4 = a0, a5 = a0, a6 = a0, a7 = a0;
        int* end = tile->RowOffsets + tile->Rows;
        for (int* tap = tile->RowOffsets; tap < end; tap++, weights += step)
        {
            nint k = *tap;
            Vector512<float> w = Vector512.Load(weights);
            a0 = Avx512F.FusedMultiplyAdd(Vector512.Load(p0 + k), w, a0);
            a1 = Avx512F.FusedMultiplyAdd(Vector512.Load(p1 + k), w, a1);
            a2 = Avx512F.FusedMultiplyAdd(Vector512.Load(p2 + k), w, a2);
            a3 = Avx512F.FusedMultiplyAdd(Vector512.Load(p3 + k), w, a3);
            a4 = Avx512F.FusedMultiplyAdd(Vector512.Load(p4 + k), w, a4);
            a5 = Avx512F.FusedMultiplyAdd(Vector512.Load(p5 + k), w, a5);
            a6 = Avx512F.FusedMultiplyAdd(Vector512.Load(p6 + k), w, a6);
            a7 = Avx512F.FusedMultiplyAdd(Vector512.Load(p7 + k), w, a7);
        }

        a0.Store(sums);
        a1.Store(sums + 16);
        a2.Store(sums + 32);
        a3.Store(sums + 48);
        a4.Store(sums + 64);
        a5.Store(sums + 80);
        a6.Store(sums + 96);
        a7.Store(sums + 112);
    }

    /// <summary>8 pixels × 8 channels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run256(PixelTile* tile, int pixel, int channel, float* sums)
    {
        float* weights = tile->Weights + channel;
        nint step = tile->RowLength;
        int* offsets = tile->InputOffsets + pixel;
        float* input = tile->Input + channel;
        float* p0 = input + offsets[0];
        float* p1 = input + offsets[1];
        float* p2 = input + offsets[2];
        float* p3 = input + offsets[3];
        float* p4 = input + offsets[4];
        float* p5 = input + offsets[5];
        float* p6 = input + offsets[6];
        float* p7 = input + offsets[7];
        Vector256<float> a0 = tile->BiasStride == 0 ? Vector256<float>.Zero : Vector256.Load(tile->Bias + channel);
        Vector256<float> a1 = a0, a2 = a0, a3 = a0, a4 = a0, a5 = a0, a6 = a0, a7 = a0;
        int* end = tile->RowOffsets + tile->Rows;
        for (int* tap = tile->RowOffsets; tap < end; tap++, weights += step)
        {
            nint k = *tap;
            Vector256<float> w = Vector256.Load(weights);
            a0 = Vector256.MultiplyAddEstimate(Vector256.Load(p0 + k), w, a0);
            a1 = Vector256.MultiplyAddEstimate(Vector256.Load(p1 + k), w, a1);
            a2 = Vector256.MultiplyAddEstimate(Vector256.Load(p2 + k), w, a2);
            a3 = Vector256.MultiplyAddEstimate(Vector256.Load(p3 + k), w, a3);
            a4 = Vector256.MultiplyAddEstimate(Vector256.Load(p4 + k), w, a4);
            a5 = Vector256.MultiplyAddEstimate(Vector256.Load(p5 + k), w, a5);
            a6 = Vector256.MultiplyAddEstimate(Vector256.Load(p6 + k), w, a6);
            a7 = Vector256.MultiplyAddEstimate(Vector256.Load(p7 + k), w, a7);
        }

        a0.Store(sums);
        a1.Store(sums + 8);
        a2.Store(sums + 16);
        a3.Store(sums + 24);
        a4.Store(sums + 32);
        a5.Store(sums + 40);
        a6.Store(sums + 48);
        a7.Store(sums + 56);
    }

    /// <summary>8 taps × 16 channels, summed over the pixels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Sum512(WeightTile* tile, float* gradient, int* taps, float* sums)
    {
        nint k0 = taps[0];
        nint k1 = taps[1];
        nint k2 = taps[2];
        nint k3 = taps[3];
        nint k4 = taps[4];
        nint k5 = taps[5];
        nint k6 = taps[6];
        nint k7 = taps[7];
        Vector512<float> a0 = Vector512<float>.Zero, a1 = a0, a2 = a0, a3 = a0, a4 = a0, a5 = a0, a6 = a0, a7 = a0;
        float* input = tile->Input;
        int* end = tile->PixelOffsets + tile->Pixels;
        nint step = tile->GradientStep;
        for (int* pixel = tile->PixelOffsets; pixel < end; pixel++, gradient += step)
        {
            float* p = input + *pixel;
            Vector512<float> w = Vector512.Load(gradient);
            a0 = Avx512F.FusedMultiplyAdd(Vector512.Load(p + k0), w, a0);
            a1 = Avx512F.FusedMultiplyAdd(Vector512.Load(p + k1), w, a1);
            a2 = Avx512F.FusedMultiplyAdd(Vector512.Load(p + k2), w, a2);
            a3 = Avx512F.FusedMultiplyAdd(Vector512.Load(p + k3), w, a3);
            a4 = Avx512F.FusedMultiplyAdd(Vector512.Load(p + k4), w, a4);
            a5 = Avx512F.FusedMultiplyAdd(Vector512.Load(p + k5), w, a5);
            a6 = Avx512F.FusedMultiplyAdd(Vector512.Load(p + k6), w, a6);
            a7 = Avx512F.FusedMultiplyAdd(Vector512.Load(p + k7), w, a7);
        }

        a0.Store(sums);
        a1.Store(sums + 16);
        a2.Store(sums + 32);
        a3.Store(sums + 48);
        a4.Store(sums + 64);
        a5.Store(sums + 80);
        a6.Store(sums + 96);
        a7.Store(sums + 112);
    }

    /// <summary>8 taps × 8 channels, summed over the pixels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Sum256(WeightTile* tile, float* gradient, int* taps, float* sums)
    {
        nint k0 = taps[0];
        nint k1 = taps[1];
        nint k2 = taps[2];
        nint k3 = taps[3];
        nint k4 = taps[4];
        nint k5 = taps[5];
        nint k6 = taps[6];
        nint k7 = taps[7];
        Vector256<float> a0 = Vector256<float>.Zero, a1 = a0, a2 = a0, a3 = a0, a4 = a0, a5 = a0, a6 = a0, a7 = a0;
        float* input = tile->Input;
        int* end = tile->PixelOffsets + tile->Pixels;
        nint step = tile->GradientStep;
        for (int* pixel = tile->PixelOffsets; pixel < end; pixel++, gradient += step)
        {
            float* p = input + *pixel;
            Vector256<float> w = Vector256.Load(gradient);
            a0 = Vector256.MultiplyAddEstimate(Vector256.Load(p + k0), w, a0);
            a1 = Vector256.MultiplyAddEstimate(Vector256.Load(p + k1), w, a1);
            a2 = Vector256.MultiplyAddEstimate(Vector256.Load(p + k2), w, a2);
            a3 = Vector256.MultiplyAddEstimate(Vector256.Load(p + k3), w, a3);
            a4 = Vector256.MultiplyAddEstimate(Vector256.Load(p + k4), w, a4);
            a5 = Vector256.MultiplyAddEstimate(Vector256.Load(p + k5), w, a5);
            a6 = Vector256.MultiplyAddEstimate(Vector256.Load(p + k6), w, a6);
            a7 = Vector256.MultiplyAddEstimate(Vector256.Load(p + k7), w, a7);
        }

        a0.Store(sums);
        a1.Store(sums + 8);
        a2.Store(sums + 16);
        a3.Store(sums + 24);
        a4.Store(sums + 32);
        a5.Store(sums + 40);
        a6.Store(sums + 48);
        a7.Store(sums + 56);
    }
}
