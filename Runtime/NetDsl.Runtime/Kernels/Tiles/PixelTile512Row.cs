using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetDsl.Kernels;

/// <summary>AVX-512 micro-kernels for one pixel, many of which cannot be had: dense layers on one sample.</summary>
internal static unsafe class PixelTile512Row
{
    /// <summary>One pixel × eight panels: every weight is loaded once, which is what a dense layer on one sample waits for.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run1x8(PixelTile* tile, int pixel, int panel)
    {
        nint stride = tile->PanelStride;
        float* weights = tile->Weights + (panel * stride);
        float* bias = tile->Bias + (panel * tile->BiasStride);
        float* input = tile->Input + tile->InputOffsets[pixel];
        Vector512<float> a0 = Vector512.Load(bias + (0 * tile->BiasStride));
        Vector512<float> a1 = Vector512.Load(bias + (1 * tile->BiasStride));
        Vector512<float> a2 = Vector512.Load(bias + (2 * tile->BiasStride));
        Vector512<float> a3 = Vector512.Load(bias + (3 * tile->BiasStride));
        Vector512<float> a4 = Vector512.Load(bias + (4 * tile->BiasStride));
        Vector512<float> a5 = Vector512.Load(bias + (5 * tile->BiasStride));
        Vector512<float> a6 = Vector512.Load(bias + (6 * tile->BiasStride));
        Vector512<float> a7 = Vector512.Load(bias + (7 * tile->BiasStride));
        Vector512<float> mask = PanelMask.Lanes512(tile->Channels - ((panel + 7) * PackedLayout.PanelWidth));
        if (tile->Residual != null)
        {
            float* residual = tile->Residual + tile->OutputOffsets[pixel] + (panel * PackedLayout.PanelWidth);
            a0 += Vector512.Load(residual + (0 * PackedLayout.PanelWidth));
            a1 += Vector512.Load(residual + (1 * PackedLayout.PanelWidth));
            a2 += Vector512.Load(residual + (2 * PackedLayout.PanelWidth));
            a3 += Vector512.Load(residual + (3 * PackedLayout.PanelWidth));
            a4 += Vector512.Load(residual + (4 * PackedLayout.PanelWidth));
            a5 += Vector512.Load(residual + (5 * PackedLayout.PanelWidth));
            a6 += Vector512.Load(residual + (6 * PackedLayout.PanelWidth));
            a7 += Avx512F.MaskLoad(residual + (7 * PackedLayout.PanelWidth), mask, Vector512<float>.Zero);
        }

        int* row = tile->RowOffsets;
        int* rowEnd = row + tile->Rows;
        int length = tile->RowLength;
        nint triple = 3 * stride;
        nint half = 4 * stride;
        for (; row < rowEnd; row++)
        {
            nint end = *row + length;
            for (nint k = *row; k < end; k++, weights += PackedLayout.PanelWidth)
            {
                Vector512<float> x = Vector512.Create(input[k]);
                float* upper = weights + half;
                a0 = Avx512F.FusedMultiplyAdd(x, Vector512.Load(weights), a0);
                a1 = Avx512F.FusedMultiplyAdd(x, Vector512.Load(weights + stride), a1);
                a2 = Avx512F.FusedMultiplyAdd(x, Vector512.Load(weights + (2 * stride)), a2);
                a3 = Avx512F.FusedMultiplyAdd(x, Vector512.Load(weights + triple), a3);
                a4 = Avx512F.FusedMultiplyAdd(x, Vector512.Load(upper), a4);
                a5 = Avx512F.FusedMultiplyAdd(x, Vector512.Load(upper + stride), a5);
                a6 = Avx512F.FusedMultiplyAdd(x, Vector512.Load(upper + (2 * stride)), a6);
                a7 = Avx512F.FusedMultiplyAdd(x, Vector512.Load(upper + triple), a7);
            }
        }

        Vector512<float> lower = Vector512.Create(tile->Lower);
        float* output = tile->Output + tile->OutputOffsets[pixel] + (panel * PackedLayout.PanelWidth);
        Avx512F.Max(lower, a0).Store(output + (0 * PackedLayout.PanelWidth));
        Avx512F.Max(lower, a1).Store(output + (1 * PackedLayout.PanelWidth));
        Avx512F.Max(lower, a2).Store(output + (2 * PackedLayout.PanelWidth));
        Avx512F.Max(lower, a3).Store(output + (3 * PackedLayout.PanelWidth));
        Avx512F.Max(lower, a4).Store(output + (4 * PackedLayout.PanelWidth));
        Avx512F.Max(lower, a5).Store(output + (5 * PackedLayout.PanelWidth));
        Avx512F.Max(lower, a6).Store(output + (6 * PackedLayout.PanelWidth));
        Avx512F.MaskStore(output + (7 * PackedLayout.PanelWidth), mask, Avx512F.Max(lower, a7));
    }

    /// <summary>One pixel × one panel, with four sums that take turns, since one alone would wait for its own last addition.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run1x1(PixelTile* tile, int pixel, int panel)
    {
        float* weights = tile->Weights + (panel * tile->PanelStride);
        float* input = tile->Input + tile->InputOffsets[pixel];
        Vector512<float> a = Vector512.Load(tile->Bias + (panel * tile->BiasStride));
        Vector512<float> b = Vector512<float>.Zero, c = b, d = b;
        Vector512<float> mask = PanelMask.Lanes512(tile->Channels - (panel * PackedLayout.PanelWidth));
        if (tile->Residual != null)
        {
            a += Avx512F.MaskLoad(tile->Residual + tile->OutputOffsets[pixel] + (panel * PackedLayout.PanelWidth), mask, b);
        }

        for (int r = 0; r < tile->Rows; r++)
        {
            float* x = input + tile->RowOffsets[r];
            float* end = x + tile->RowLength;
            for (; x + 4 <= end; x += 4, weights += 4 * PackedLayout.PanelWidth)
            {
                a = Avx512F.FusedMultiplyAdd(Vector512.Create(x[0]), Vector512.Load(weights), a);
                b = Avx512F.FusedMultiplyAdd(Vector512.Create(x[1]), Vector512.Load(weights + 16), b);
                c = Avx512F.FusedMultiplyAdd(Vector512.Create(x[2]), Vector512.Load(weights + 32), c);
                d = Avx512F.FusedMultiplyAdd(Vector512.Create(x[3]), Vector512.Load(weights + 48), d);
            }

            for (; x < end; x++, weights += PackedLayout.PanelWidth)
            {
                a = Avx512F.FusedMultiplyAdd(Vector512.Create(*x), Vector512.Load(weights), a);
            }
        }

        Vector512<float> sum = Avx512F.Max(Vector512.Create(tile->Lower), a + b + (c + d));
        float* output = tile->Output + tile->OutputOffsets[pixel] + (panel * PackedLayout.PanelWidth);
        Avx512F.MaskStore(output, mask, sum);
    }
}
