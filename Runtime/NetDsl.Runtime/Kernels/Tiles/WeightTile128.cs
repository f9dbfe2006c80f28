using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

/// <summary>The weight gradient's micro-kernel for processors without AVX2, with portable vectors.</summary>
internal static unsafe class WeightTile128
{
    /// <summary>Four rows of the kernel × one panel, which replace the target or are added to it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run4x1(WeightTile* tile, float* gradient, int* rows, float* target, nint targetStep)
    {
        for (int row = 0; tile->Overwrite && row < 4; row++)
        {
            new Span<float>(target + (row * targetStep), PackedLayout.PanelWidth).Clear();
        }

        RunHalf(tile, gradient, rows, target, targetStep);
        RunHalf(tile, gradient + 8, rows, target + 8, targetStep);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunHalf(WeightTile* tile, float* gradient, int* rows, float* target, nint targetStep)
    {
        nint k0 = rows[0];
        nint k1 = rows[1];
        nint k2 = rows[2];
        nint k3 = rows[3];
        Vector128<float> a0 = Vector128<float>.Zero, a1 = a0, a2 = a0, a3 = a0;
        Vector128<float> b0 = a0, b1 = a0, b2 = a0, b3 = a0;
        int* end = tile->PixelOffsets + tile->Pixels;
        for (int* pixel = tile->PixelOffsets; pixel < end; pixel++, gradient += tile->GradientStep)
        {
            float* p = tile->Input + *pixel;
            Vector128<float> w = Vector128.Load(gradient);
            Vector128<float> v = Vector128.Load(gradient + 4);
            Vector128<float> x = Vector128.Create(p[k0]);
            a0 = Vector128.MultiplyAddEstimate(x, w, a0);
            b0 = Vector128.MultiplyAddEstimate(x, v, b0);
            x = Vector128.Create(p[k1]);
            a1 = Vector128.MultiplyAddEstimate(x, w, a1);
            b1 = Vector128.MultiplyAddEstimate(x, v, b1);
            x = Vector128.Create(p[k2]);
            a2 = Vector128.MultiplyAddEstimate(x, w, a2);
            b2 = Vector128.MultiplyAddEstimate(x, v, b2);
            x = Vector128.Create(p[k3]);
            a3 = Vector128.MultiplyAddEstimate(x, w, a3);
            b3 = Vector128.MultiplyAddEstimate(x, v, b3);
        }

        (a0 + Vector128.Load(target)).Store(target);
        (b0 + Vector128.Load(target + 4)).Store(target + 4);
        target += targetStep;
        (a1 + Vector128.Load(target)).Store(target);
        (b1 + Vector128.Load(target + 4)).Store(target + 4);
        target += targetStep;
        (a2 + Vector128.Load(target)).Store(target);
        (b2 + Vector128.Load(target + 4)).Store(target + 4);
        target += targetStep;
        (a3 + Vector128.Load(target)).Store(target);
        (b3 + Vector128.Load(target + 4)).Store(target + 4);
    }
}
