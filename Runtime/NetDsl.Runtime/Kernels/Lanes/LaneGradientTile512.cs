using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetDsl.Kernels;

/// <summary>AVX-512 micro-kernels of the weight gradient with the same pixel of 16 images in the lanes, each of which sums for itself.</summary>
internal static unsafe class LaneGradientTile512
{
    /// <summary>Rows of the kernel that one micro-kernel sums.</summary>
    public const int Rows = 4;

    /// <summary>All output channels of four rows of the kernel; sums and gradients have room for channels beyond the last.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(LaneGradientTile* tile, int* offsets, int channels, float* sums)
    {
        for (int channel = 0; channel < channels;)
        {
            float* place = sums + (channel * LaneTile.Lanes);
            if (channels - channel is 5 or 6 or > 8)
            {
                Run4x6(tile, offsets, channel, place);
                channel += 6;
            }
            else
            {
                Run4x4(tile, offsets, channel, place);
                channel += 4;
            }
        }
    }

    /// <summary>4 rows of the kernel × 6 output channels, summed over rows of pixels and added to the sums.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run4x6(LaneGradientTile* tile, int* offsets, int channel, float* sums)
    {
        nint step = tile->SumStep;
        float* s1 = sums + step;
        float* s2 = sums + (2 * step);
        float* s3 = sums + (3 * step);
        Vector512<float> a0 = Vector512.Load(sums);
        Vector512<float> a1 = Vector512.Load(sums + 16);
        Vector512<float> a2 = Vector512.Load(sums + 32);
        Vector512<float> a3 = Vector512.Load(sums + 48);
        Vector512<float> a4 = Vector512.Load(sums + 64);
        Vector512<float> a5 = Vector512.Load(sums + 80);
        Vector512<float> b0 = Vector512.Load(s1);
        Vector512<float> b1 = Vector512.Load(s1 + 16);
        Vector512<float> b2 = Vector512.Load(s1 + 32);
        Vector512<float> b3 = Vector512.Load(s1 + 48);
        Vector512<float> b4 = Vector512.Load(s1 + 64);
        Vector512<float> b5 = Vector512.Load(s1 + 80);
        Vector512<float> c0 = Vector512.Load(s2);
        Vector512<float> c1 = Vector512.Load(s2 + 16);
        Vector512<float> c2 = Vector512.Load(s2 + 32);
        Vector512<float> c3 = Vector512.Load(s2 + 48);
        Vector512<float> c4 = Vector512.Load(s2 + 64);
        Vector512<float> c5 = Vector512.Load(s2 + 80);
        Vector512<float> d0 = Vector512.Load(s3);
        Vector512<float> d1 = Vector512.Load(s3 + 16);
        Vector512<float> d2 = Vector512.Load(s3 + 32);
        Vector512<float> d3 = Vector512.Load(s3 + 48);
        Vector512<float> d4 = Vector512.Load(s3 + 64);
        Vector512<float> d5 = Vector512.Load(s3 + 80);
        nint k0 = offsets[0];
        nint k1 = offsets[1];
        nint k2 = offsets[2];
        nint k3 = offsets[3];
        for (int row = 0; row < tile->Rows; row++)
        {
            float* p = tile->Input + (row * tile->InputRowStep);
            float* g = tile->Gradient + (row * tile->GradientRowStep) + (channel * LaneTile.Lanes);
            for (int x = tile->Columns; x > 0; x--, p += tile->InputStep, g += tile->GradientStep)
            {
                Vector512<float> x0 = Vector512.Load(p + k0);
                Vector512<float> x1 = Vector512.Load(p + k1);
                Vector512<float> x2 = Vector512.Load(p + k2);
                Vector512<float> x3 = Vector512.Load(p + k3);
                Vector512<float> w = Vector512.Load(g);
                a0 = Avx512F.FusedMultiplyAdd(x0, w, a0);
                b0 = Avx512F.FusedMultiplyAdd(x1, w, b0);
                c0 = Avx512F.FusedMultiplyAdd(x2, w, c0);
                d0 = Avx512F.FusedMultiplyAdd(x3, w, d0);
                w = Vector512.Load(g + 16);
                a1 = Avx512F.FusedMultiplyAdd(x0, w, a1);
                b1 = Avx512F.FusedMultiplyAdd(x1, w, b1);
                c1 = Avx512F.FusedMultiplyAdd(x2, w, c1);
                d1 = Avx512F.FusedMultiplyAdd(x3, w, d1);
                w = Vector512.Load(g + 32);
                a2 = Avx512F.FusedMultiplyAdd(x0, w, a2);
                b2 = Avx512F.FusedMultiplyAdd(x1, w, b2);
                c2 = Avx512F.FusedMultiplyAdd(x2, w, c2);
                d2 = Avx512F.FusedMultiplyAdd(x3, w, d2);
                w = Vector512.Load(g + 48);
                a3 = Avx512F.FusedMultiplyAdd(x0, w, a3);
                b3 = Avx512F.FusedMultiplyAdd(x1, w, b3);
                c3 = Avx512F.FusedMultiplyAdd(x2, w, c3);
                d3 = Avx512F.FusedMultiplyAdd(x3, w, d3);
                w = Vector512.Load(g + 64);
                a4 = Avx512F.FusedMultiplyAdd(x0, w, a4);
                b4 = Avx512F.FusedMultiplyAdd(x1, w, b4);
                c4 = Avx512F.FusedMultiplyAdd(x2, w, c4);
                d4 = Avx512F.FusedMultiplyAdd(x3, w, d4);
                w = Vector512.Load(g + 80);
                a5 = Avx512F.FusedMultiplyAdd(x0, w, a5);
                b5 = Avx512F.FusedMultiplyAdd(x1, w, b5);
                c5 = Avx512F.FusedMultiplyAdd(x2, w, c5);
                d5 = Avx512F.FusedMultiplyAdd(x3, w, d5);
            }
        }

        a0.Store(sums);
        a1.Store(sums + 16);
        a2.Store(sums + 32);
        a3.Store(sums + 48);
        a4.Store(sums + 64);
        a5.Store(sums + 80);
        b0.Store(s1);
        b1.Store(s1 + 16);
        b2.Store(s1 + 32);
        b3.Store(s1 + 48);
        b4.Store(s1 + 64);
        b5.Store(s1 + 80);
        c0.Store(s2);
        c1.Store(s2 + 16);
        c2.Store(s2 + 32);
        c3.Store(s2 + 48);
        c4.Store(s2 + 64);
        c5.Store(s2 + 80);
        d0.Store(s3);
        d1.Store(s3 + 16);
        d2.Store(s3 + 32);
        d3.Store(s3 + 48);
        d4.Store(s3 + 64);
        d5.Store(s3 + 80);
    }

    /// <summary>4 rows of the kernel × 4 output channels, summed over rows of pixels and added to the sums.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run4x4(LaneGradientTile* tile, int* offsets, int channel, float* sums)
    {
        nint step = tile->SumStep;
        float* s1 = sums + step;
        float* s2 = sums + (2 * step);
        float* s3 = sums + (3 * step);
        Vector512<float> a0 = Vector512.Load(sums);
        Vector512<float> a1 = Vector512.Load(sums + 16);
        Vector512<float> a2 = Vector512.Load(sums + 32);
        Vector512<float> a3 = Vector512.Load(sums + 48);
        Vector512<float> b0 = Vector512.Load(s1);
        Vector512<float> b1 = Vector512.Load(s1 + 16);
        Vector512<float> b2 = Vector512.Load(s1 + 32);
        Vector512<float> b3 = Vector512.Load(s1 + 48);
        Vector512<float> c0 = Vector512.Load(s2);
        Vector512<float> c1 = Vector512.Load(s2 + 16);
        Vector512<float> c2 = Vector512.Load(s2 + 32);
        Vector512<float> c3 = Vector512.Load(s2 + 48);
        Vector512<float> d0 = Vector512.Load(s3);
        Vector512<float> d1 = Vector512.Load(s3 + 16);
        Vector512<float> d2 = Vector512.Load(s3 + 32);
        Vector512<float> d3 = Vector512.Load(s3 + 48);
        nint k0 = offsets[0];
        nint k1 = offsets[1];
        nint k2 = offsets[2];
        nint k3 = offsets[3];
        for (int row = 0; row < tile->Rows; row++)
        {
            float* p = tile->Input + (row * tile->InputRowStep);
            float* g = tile->Gradient + (row * tile->GradientRowStep) + (channel * LaneTile.Lanes);
            for (int x = tile->Columns; x > 0; x--, p += tile->InputStep, g += tile->GradientStep)
            {
                Vector512<float> x0 = Vector512.Load(p + k0);
                Vector512<float> x1 = Vector512.Load(p + k1);
                Vector512<float> x2 = Vector512.Load(p + k2);
                Vector512<float> x3 = Vector512.Load(p + k3);
                Vector512<float> w = Vector512.Load(g);
                a0 = Avx512F.FusedMultiplyAdd(x0, w, a0);
                b0 = Avx512F.FusedMultiplyAdd(x1, w, b0);
                c0 = Avx512F.FusedMultiplyAdd(x2, w, c0);
                d0 = Avx512F.FusedMultiplyAdd(x3, w, d0);
                w = Vector512.Load(g + 16);
                a1 = Avx512F.FusedMultiplyAdd(x0, w, a1);
                b1 = Avx512F.FusedMultiplyAdd(x1, w, b1);
                c1 = Avx512F.FusedMultiplyAdd(x2, w, c1);
                d1 = Avx512F.FusedMultiplyAdd(x3, w, d1);
                w = Vector512.Load(g + 32);
                a2 = Avx512F.FusedMultiplyAdd(x0, w, a2);
                b2 = Avx512F.FusedMultiplyAdd(x1, w, b2);
                c2 = Avx512F.FusedMultiplyAdd(x2, w, c2);
                d2 = Avx512F.FusedMultiplyAdd(x3, w, d2);
                w = Vector512.Load(g + 48);
                a3 = Avx512F.FusedMultiplyAdd(x0, w, a3);
                b3 = Avx512F.FusedMultiplyAdd(x1, w, b3);
                c3 = Avx512F.FusedMultiplyAdd(x2, w, c3);
                d3 = Avx512F.FusedMultiplyAdd(x3, w, d3);
            }
        }

        a0.Store(sums);
        a1.Store(sums + 16);
        a2.Store(sums + 32);
        a3.Store(sums + 48);
        b0.Store(s1);
        b1.Store(s1 + 16);
        b2.Store(s1 + 32);
        b3.Store(s1 + 48);
        c0.Store(s2);
        c1.Store(s2 + 16);
        c2.Store(s2 + 32);
        c3.Store(s2 + 48);
        d0.Store(s3);
        d1.Store(s3 + 16);
        d2.Store(s3 + 32);
        d3.Store(s3 + 48);
    }
}
