using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetDsl.Kernels;

/// <summary>AVX2 micro-kernels: pixels × one panel of 16 channels. Six pixels take twelve of the sixteen registers for their sums.</summary>
internal static unsafe class PixelTile256
{
    /// <summary>6 pixels × one panel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run6x1(PixelTile* tile, int pixel, int panel)
    {
        float* weights = tile->Weights + (panel * tile->PanelStride);
        float* coming = tile->Coming;
        nint comingStep = tile->ComingStep;
        float* bias = tile->Bias + (panel * tile->BiasStride);
        int* offsets = tile->InputOffsets + pixel;
        float* p0 = tile->Input + offsets[0];
        float* p1 = tile->Input + offsets[1];
        float* p2 = tile->Input + offsets[2];
        float* p3 = tile->Input + offsets[3];
        float* p4 = tile->Input + offsets[4];
        float* p5 = tile->Input + offsets[5];
        Vector256<float> a0 = Vector256.Load(bias);
        Vector256<float> a1 = a0, a2 = a0, a3 = a0, a4 = a0, a5 = a0;
        Vector256<float> b0 = Vector256.Load(bias + 8);
        Vector256<float> b1 = b0, b2 = b0, b3 = b0, b4 = b0, b5 = b0;
        float* output = tile->Output + (panel * PackedLayout.PanelWidth);
        int* places = tile->OutputOffsets + pixel;
        int left = tile->Channels - (panel * PackedLayout.PanelWidth);
        if (tile->Residual != null)
        {
            float* residual = tile->Residual + (panel * PackedLayout.PanelWidth);
            Vector256<float> low = PanelMask.Lanes256(left), high = PanelMask.Lanes256(left - 8);
            a0 += Avx.MaskLoad(residual + places[0], low);
            b0 += Avx.MaskLoad(residual + places[0] + 8, high);
            a1 += Avx.MaskLoad(residual + places[1], low);
            b1 += Avx.MaskLoad(residual + places[1] + 8, high);
            a2 += Avx.MaskLoad(residual + places[2], low);
            b2 += Avx.MaskLoad(residual + places[2] + 8, high);
            a3 += Avx.MaskLoad(residual + places[3], low);
            b3 += Avx.MaskLoad(residual + places[3] + 8, high);
            a4 += Avx.MaskLoad(residual + places[4], low);
            b4 += Avx.MaskLoad(residual + places[4] + 8, high);
            a5 += Avx.MaskLoad(residual + places[5], low);
            b5 += Avx.MaskLoad(residual + places[5] + 8, high);
        }

        int* row = tile->RowOffsets;
        int* rowEnd = row + tile->Rows;
        int length = tile->RowLength;
        for (; row < rowEnd; row++)
        {
            nint end = *row + length;
            for (nint k = *row; k < end; k++, weights += PackedLayout.PanelWidth, coming += comingStep)
            {
                Sse.Prefetch0(coming);
                Vector256<float> w = Vector256.Load(weights);
                Vector256<float> v = Vector256.Load(weights + 8);
                Vector256<float> x = Vector256.Create(p0[k]);
                a0 = Fma.MultiplyAdd(x, w, a0);
                b0 = Fma.MultiplyAdd(x, v, b0);
                x = Vector256.Create(p1[k]);
                a1 = Fma.MultiplyAdd(x, w, a1);
                b1 = Fma.MultiplyAdd(x, v, b1);
                x = Vector256.Create(p2[k]);
                a2 = Fma.MultiplyAdd(x, w, a2);
                b2 = Fma.MultiplyAdd(x, v, b2);
                x = Vector256.Create(p3[k]);
                a3 = Fma.MultiplyAdd(x, w, a3);
                b3 = Fma.MultiplyAdd(x, v, b3);
                x = Vector256.Create(p4[k]);
                a4 = Fma.MultiplyAdd(x, w, a4);
                b4 = Fma.MultiplyAdd(x, v, b4);
                x = Vector256.Create(p5[k]);
                a5 = Fma.MultiplyAdd(x, w, a5);
                b5 = Fma.MultiplyAdd(x, v, b5);
            }
        }

        Vector256<float> lower = Vector256.Create(tile->Lower);
        PanelMask.Store256(output + places[0], left, Avx.Max(lower, a0), Avx.Max(lower, b0));
        PanelMask.Store256(output + places[1], left, Avx.Max(lower, a1), Avx.Max(lower, b1));
        PanelMask.Store256(output + places[2], left, Avx.Max(lower, a2), Avx.Max(lower, b2));
        PanelMask.Store256(output + places[3], left, Avx.Max(lower, a3), Avx.Max(lower, b3));
        PanelMask.Store256(output + places[4], left, Avx.Max(lower, a4), Avx.Max(lower, b4));
        PanelMask.Store256(output + places[5], left, Avx.Max(lower, a5), Avx.Max(lower, b5));
    }

    /// <summary>4 pixels × one panel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run4x1(PixelTile* tile, int pixel, int panel)
    {
        float* weights = tile->Weights + (panel * tile->PanelStride);
        float* coming = tile->Coming;
        nint comingStep = tile->ComingStep;
        float* bias = tile->Bias + (panel * tile->BiasStride);
        int* offsets = tile->InputOffsets + pixel;
        float* p0 = tile->Input + offsets[0];
        float* p1 = tile->Input + offsets[1];
        float* p2 = tile->Input + offsets[2];
        float* p3 = tile->Input + offsets[3];
        Vector256<float> a0 = Vector256.Load(bias);
        Vector256<float> a1 = a0, a2 = a0, a3 = a0;
        Vector256<float> b0 = Vector256.Load(bias + 8);
        Vector256<float> b1 = b0, b2 = b0, b3 = b0;
        float* output = tile->Output + (panel * PackedLayout.PanelWidth);
        int* places = tile->OutputOffsets + pixel;
        int left = tile->Channels - (panel * PackedLayout.PanelWidth);
        if (tile->Residual != null)
        {
            float* residual = tile->Residual + (panel * PackedLayout.PanelWidth);
            Vector256<float> low = PanelMask.Lanes256(left), high = PanelMask.Lanes256(left - 8);
            a0 += Avx.MaskLoad(residual + places[0], low);
            b0 += Avx.MaskLoad(residual + places[0] + 8, high);
            a1 += Avx.MaskLoad(residual + places[1], low);
            b1 += Avx.MaskLoad(residual + places[1] + 8, high);
            a2 += Avx.MaskLoad(residual + places[2], low);
            b2 += Avx.MaskLoad(residual + places[2] + 8, high);
            a3 += Avx.MaskLoad(residual + places[3], low);
            b3 += Avx.MaskLoad(residual + places[3] + 8, high);
        }

        int* row = tile->RowOffsets;
        int* rowEnd = row + tile->Rows;
        int length = tile->RowLength;
        for (; row < rowEnd; row++)
        {
            nint end = *row + length;
            for (nint k = *row; k < end; k++, weights += PackedLayout.PanelWidth, coming += comingStep)
            {
                Sse.Prefetch0(coming);
                Vector256<float> w = Vector256.Load(weights);
                Vector256<float> v = Vector256.Load(weights + 8);
                Vector256<float> x = Vector256.Create(p0[k]);
                a0 = Fma.MultiplyAdd(x, w, a0);
                b0 = Fma.MultiplyAdd(x, v, b0);
                x = Vector256.Create(p1[k]);
                a1 = Fma.MultiplyAdd(x, w, a1);
                b1 = Fma.MultiplyAdd(x, v, b1);
                x = Vector256.Create(p2[k]);
                a2 = Fma.MultiplyAdd(x, w, a2);
                b2 = Fma.MultiplyAdd(x, v, b2);
                x = Vector256.Create(p3[k]);
                a3 = Fma.MultiplyAdd(x, w, a3);
                b3 = Fma.MultiplyAdd(x, v, b3);
            }
        }

        Vector256<float> lower = Vector256.Create(tile->Lower);
        PanelMask.Store256(output + places[0], left, Avx.Max(lower, a0), Avx.Max(lower, b0));
        PanelMask.Store256(output + places[1], left, Avx.Max(lower, a1), Avx.Max(lower, b1));
        PanelMask.Store256(output + places[2], left, Avx.Max(lower, a2), Avx.Max(lower, b2));
        PanelMask.Store256(output + places[3], left, Avx.Max(lower, a3), Avx.Max(lower, b3));
    }

    /// <summary>1 pixels × one panel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run1x1(PixelTile* tile, int pixel, int panel)
    {
        float* weights = tile->Weights + (panel * tile->PanelStride);
        float* bias = tile->Bias + (panel * tile->BiasStride);
        int* offsets = tile->InputOffsets + pixel;
        float* p0 = tile->Input + offsets[0];
        Vector256<float> a0 = Vector256.Load(bias);
        Vector256<float> b0 = Vector256.Load(bias + 8);
        float* output = tile->Output + (panel * PackedLayout.PanelWidth);
        int* places = tile->OutputOffsets + pixel;
        int left = tile->Channels - (panel * PackedLayout.PanelWidth);
        if (tile->Residual != null)
        {
            float* residual = tile->Residual + (panel * PackedLayout.PanelWidth);
            Vector256<float> low = PanelMask.Lanes256(left), high = PanelMask.Lanes256(left - 8);
            a0 += Avx.MaskLoad(residual + places[0], low);
            b0 += Avx.MaskLoad(residual + places[0] + 8, high);
        }

        int* row = tile->RowOffsets;
        int* rowEnd = row + tile->Rows;
        int length = tile->RowLength;
        for (; row < rowEnd; row++)
        {
            nint end = *row + length;
            for (nint k = *row; k < end; k++, weights += PackedLayout.PanelWidth)
            {
                Vector256<float> w = Vector256.Load(weights);
                Vector256<float> v = Vector256.Load(weights + 8);
                Vector256<float> x = Vector256.Create(p0[k]);
                a0 = Fma.MultiplyAdd(x, w, a0);
                b0 = Fma.MultiplyAdd(x, v, b0);
            }
        }

        Vector256<float> lower = Vector256.Create(tile->Lower);
        PanelMask.Store256(output + places[0], left, Avx.Max(lower, a0), Avx.Max(lower, b0));
    }
}
