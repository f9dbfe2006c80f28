using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetDsl.Kernels;

/// <summary>The AVX2 micro-kernel of the weight gradient.</summary>
internal static unsafe class WeightTile256
{
    /// <summary>6 rows of the kernel × 1 panel, which replace the target or are added to it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run6x1(WeightTile* tile, float* gradient, int* rows, float* target, nint targetStep)
    {
        nint k0 = rows[0];
        nint k1 = rows[1];
        nint k2 = rows[2];
        nint k3 = rows[3];
        nint k4 = rows[4];
        nint k5 = rows[5];
        Vector256<float> a0 = Vector256<float>.Zero, a1 = a0, a2 = a0, a3 = a0, a4 = a0, a5 = a0;
        Vector256<float> b0 = Vector256<float>.Zero, b1 = b0, b2 = b0, b3 = b0, b4 = b0, b5 = b0;
        float* input = tile->Input;
        int* pixel = tile->PixelOffsets;
        int* end = pixel + tile->Pixels;
        nint step = tile->GradientStep;
        for (; pixel < end; pixel++, gradient += step)
        {
            float* p = input + *pixel;
            Vector256<float> w = Vector256.Load(gradient);
            Vector256<float> v = Vector256.Load(gradient + 8);
            Vector256<float> x = Vector256.Create(p[k0]);
            a0 = Fma.MultiplyAdd(x, w, a0);
            b0 = Fma.MultiplyAdd(x, v, b0);
            x = Vector256.Create(p[k1]);
            a1 = Fma.MultiplyAdd(x, w, a1);
            b1 = Fma.MultiplyAdd(x, v, b1);
            x = Vector256.Create(p[k2]);
            a2 = Fma.MultiplyAdd(x, w, a2);
            b2 = Fma.MultiplyAdd(x, v, b2);
            x = Vector256.Create(p[k3]);
            a3 = Fma.MultiplyAdd(x, w, a3);
            b3 = Fma.MultiplyAdd(x, v, b3);
            x = Vector256.Create(p[k4]);
            a4 = Fma.MultiplyAdd(x, w, a4);
            b4 = Fma.MultiplyAdd(x, v, b4);
            x = Vector256.Create(p[k5]);
            a5 = Fma.MultiplyAdd(x, w, a5);
            b5 = Fma.MultiplyAdd(x, v, b5);
        }

        if (tile->Overwrite)
        {
            a0.Store(target);
            b0.Store(target + 8);
            target += targetStep;
            a1.Store(target);
            b1.Store(target + 8);
            target += targetStep;
            a2.Store(target);
            b2.Store(target + 8);
            target += targetStep;
            a3.Store(target);
            b3.Store(target + 8);
            target += targetStep;
            a4.Store(target);
            b4.Store(target + 8);
            target += targetStep;
            a5.Store(target);
            b5.Store(target + 8);
            return;
        }

        (a0 + Vector256.Load(target)).Store(target);
        (b0 + Vector256.Load(target + 8)).Store(target + 8);
        target += targetStep;
        (a1 + Vector256.Load(target)).Store(target);
        (b1 + Vector256.Load(target + 8)).Store(target + 8);
        target += targetStep;
        (a2 + Vector256.Load(target)).Store(target);
        (b2 + Vector256.Load(target + 8)).Store(target + 8);
        target += targetStep;
        (a3 + Vector256.Load(target)).Store(target);
        (b3 + Vector256.Load(target + 8)).Store(target + 8);
        target += targetStep;
        (a4 + Vector256.Load(target)).Store(target);
        (b4 + Vector256.Load(target + 8)).Store(target + 8);
        target += targetStep;
        (a5 + Vector256.Load(target)).Store(target);
        (b5 + Vector256.Load(target + 8)).Store(target + 8);
    }
}
