using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetDsl.Kernels;

/// <summary>AVX-512 micro-kernels of the weight gradient.</summary>
internal static unsafe class WeightTile512
{
    /// <summary>8 rows of the kernel × 2 panels, which replace the target or are added to it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run8x2(WeightTile* tile, float* gradient, int* rows, float* target, nint targetStep)
    {
        nint k0 = rows[0];
        nint k1 = rows[1];
        nint k2 = rows[2];
        nint k3 = rows[3];
        nint k4 = rows[4];
        nint k5 = rows[5];
        nint k6 = rows[6];
        nint k7 = rows[7];
        Vector512<float> a0 = Vector512<float>.Zero, a1 = a0, a2 = a0, a3 = a0, a4 = a0, a5 = a0, a6 = a0, a7 = a0;
        Vector512<float> b0 = Vector512<float>.Zero, b1 = b0, b2 = b0, b3 = b0, b4 = b0, b5 = b0, b6 = b0, b7 = b0;
        float* input = tile->Input;
        int* pixel = tile->PixelOffsets;
        int* end = pixel + tile->Pixels;
        nint step = tile->GradientStep;
        float* coming = tile->Coming;
        nint comingStep = tile->ComingStep;
        for (; pixel < end; pixel++, gradient += step, coming += comingStep)
        {
            Sse.Prefetch1(coming);
            float* p = input + *pixel;
            Vector512<float> w = Vector512.Load(gradient);
            Vector512<float> v = Vector512.Load(gradient + 16);
            Vector512<float> x = Vector512.Create(p[k0]);
            a0 = Avx512F.FusedMultiplyAdd(x, w, a0);
            b0 = Avx512F.FusedMultiplyAdd(x, v, b0);
            x = Vector512.Create(p[k1]);
            a1 = Avx512F.FusedMultiplyAdd(x, w, a1);
            b1 = Avx512F.FusedMultiplyAdd(x, v, b1);
            x = Vector512.Create(p[k2]);
            a2 = Avx512F.FusedMultiplyAdd(x, w, a2);
            b2 = Avx512F.FusedMultiplyAdd(x, v, b2);
            x = Vector512.Create(p[k3]);
            a3 = Avx512F.FusedMultiplyAdd(x, w, a3);
            b3 = Avx512F.FusedMultiplyAdd(x, v, b3);
            x = Vector512.Create(p[k4]);
            a4 = Avx512F.FusedMultiplyAdd(x, w, a4);
            b4 = Avx512F.FusedMultiplyAdd(x, v, b4);
            x = Vector512.Create(p[k5]);
            a5 = Avx512F.FusedMultiplyAdd(x, w, a5);
            b5 = Avx512F.FusedMultiplyAdd(x, v, b5);
            x = Vector512.Create(p[k6]);
            a6 = Avx512F.FusedMultiplyAdd(x, w, a6);
            b6 = Avx512F.FusedMultiplyAdd(x, v, b6);
            x = Vector512.Create(p[k7]);
            a7 = Avx512F.FusedMultiplyAdd(x, w, a7);
            b7 = Avx512F.FusedMultiplyAdd(x, v, b7);
        }

        if (tile->Overwrite)
        {
            a0.Store(target);
            b0.Store(target + 16);
            target += targetStep;
            a1.Store(target);
            b1.Store(target + 16);
            target += targetStep;
            a2.Store(target);
            b2.Store(target + 16);
            target += targetStep;
            a3.Store(target);
            b3.Store(target + 16);
            target += targetStep;
            a4.Store(target);
            b4.Store(target + 16);
            target += targetStep;
            a5.Store(target);
            b5.Store(target + 16);
            target += targetStep;
            a6.Store(target);
            b6.Store(target + 16);
            target += targetStep;
            a7.Store(target);
            b7.Store(target + 16);
            return;
        }

        (a0 + Vector512.Load(target)).Store(target);
        (b0 + Vector512.Load(target + 16)).Store(target + 16);
        target += targetStep;
        (a1 + Vector512.Load(target)).Store(target);
        (b1 + Vector512.Load(target + 16)).Store(target + 16);
        target += targetStep;
        (a2 + Vector512.Load(target)).Store(target);
        (b2 + Vector512.Load(target + 16)).Store(target + 16);
        target += targetStep;
        (a3 + Vector512.Load(target)).Store(target);
        (b3 + Vector512.Load(target + 16)).Store(target + 16);
        target += targetStep;
        (a4 + Vector512.Load(target)).Store(target);
        (b4 + Vector512.Load(target + 16)).Store(target + 16);
        target += targetStep;
        (a5 + Vector512.Load(target)).Store(target);
        (b5 + Vector512.Load(target + 16)).Store(target + 16);
        target += targetStep;
        (a6 + Vector512.Load(target)).Store(target);
        (b6 + Vector512.Load(target + 16)).Store(target + 16);
        target += targetStep;
        (a7 + Vector512.Load(target)).Store(target);
        (b7 + Vector512.Load(target + 16)).Store(target + 16);
    }

    /// <summary>8 rows of the kernel × 1 panel, which replace the target or are added to it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run8x1(WeightTile* tile, float* gradient, int* rows, float* target, nint targetStep)
    {
        nint k0 = rows[0];
        nint k1 = rows[1];
        nint k2 = rows[2];
        nint k3 = rows[3];
        nint k4 = rows[4];
        nint k5 = rows[5];
        nint k6 = rows[6];
        nint k7 = rows[7];
        Vector512<float> a0 = Vector512<float>.Zero, a1 = a0, a2 = a0, a3 = a0, a4 = a0, a5 = a0, a6 = a0, a7 = a0;
        float* input = tile->Input;
        int* pixel = tile->PixelOffsets;
        int* end = pixel + tile->Pixels;
        nint step = tile->GradientStep;
        float* coming = tile->Coming;
        nint comingStep = tile->ComingStep;
        for (; pixel < end; pixel++, gradient += step, coming += comingStep)
        {
            Sse.Prefetch1(coming);
            float* p = input + *pixel;
            Vector512<float> w = Vector512.Load(gradient);
            Vector512<float> x = Vector512.Create(p[k0]);
            a0 = Avx512F.FusedMultiplyAdd(x, w, a0);
            x = Vector512.Create(p[k1]);
            a1 = Avx512F.FusedMultiplyAdd(x, w, a1);
            x = Vector512.Create(p[k2]);
            a2 = Avx512F.FusedMultiplyAdd(x, w, a2);
            x = Vector512.Create(p[k3]);
            a3 = Avx512F.FusedMultiplyAdd(x, w, a3);
            x = Vector512.Create(p[k4]);
            a4 = Avx512F.FusedMultiplyAdd(x, w, a4);
            x = Vector512.Create(p[k5]);
            a5 = Avx512F.FusedMultiplyAdd(x, w, a5);
            x = Vector512.Create(p[k6]);
            a6 = Avx512F.FusedMultiplyAdd(x, w, a6);
            x = Vector512.Create(p[k7]);
            a7 = Avx512F.FusedMultiplyAdd(x, w, a7);
        }

        if (tile->Overwrite)
        {
            a0.Store(target);
            target += targetStep;
            a1.Store(target);
            target += targetStep;
            a2.Store(target);
            target += targetStep;
            a3.Store(target);
            target += targetStep;
            a4.Store(target);
            target += targetStep;
            a5.Store(target);
            target += targetStep;
            a6.Store(target);
            target += targetStep;
            a7.Store(target);
            return;
        }

        (a0 + Vector512.Load(target)).Store(target);
        target += targetStep;
        (a1 + Vector512.Load(target)).Store(target);
        target += targetStep;
        (a2 + Vector512.Load(target)).Store(target);
        target += targetStep;
        (a3 + Vector512.Load(target)).Store(target);
        target += targetStep;
        (a4 + Vector512.Load(target)).Store(target);
        target += targetStep;
        (a5 + Vector512.Load(target)).Store(target);
        target += targetStep;
        (a6 + Vector512.Load(target)).Store(target);
        target += targetStep;
        (a7 + Vector512.Load(target)).Store(target);
    }
}
