using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetDsl.Kernels;

/// <summary>AVX-512 micro-kernels, several pixels × one panel of 16 channels: layers with few channels, and an odd last panel.</summary>
internal static unsafe class PixelTile512Single
{
    /// <summary>8 pixels × 1 panel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run8x1(PixelTile* tile, int pixel, int panel)
    {
        float* weights = tile->Weights + (panel * tile->PanelStride);
        float* bias = tile->Bias + (panel * tile->BiasStride);
        int* offsets = tile->InputOffsets + pixel;
        float* p0 = tile->Input + offsets[0];
        float* p1 = tile->Input + offsets[1];
        float* p2 = tile->Input + offsets[2];
        float* p3 = tile->Input + offsets[3];
        float* p4 = tile->Input + offsets[4];
        float* p5 = tile->Input + offsets[5];
        float* p6 = tile->Input + offsets[6];
        float* p7 = tile->Input + offsets[7];
        Vector512<float> a0 = Vector512.Load(bias);
        Vector512<float> a1 = a0, a2 = a0, a3 = a0, a4 = a0, a5 = a0, a6 = a0, a7 = a0;
        float* output = tile->Output + (panel * PackedLayout.PanelWidth);
        int* places = tile->OutputOffsets + pixel;
        int left = tile->Channels - (panel * PackedLayout.PanelWidth);
        if (tile->Residual != null)
        {
            float* residual = tile->Residual + (panel * PackedLayout.PanelWidth);
            Vector512<float> lanes = PanelMask.Lanes512(left);
            a0 += Avx512F.MaskLoad(residual + places[0], lanes, Vector512<float>.Zero);
            a1 += Avx512F.MaskLoad(residual + places[1], lanes, Vector512<float>.Zero);
            a2 += Avx512F.MaskLoad(residual + places[2], lanes, Vector512<float>.Zero);
            a3 += Avx512F.MaskLoad(residual + places[3], lanes, Vector512<float>.Zero);
            a4 += Avx512F.MaskLoad(residual + places[4], lanes, Vector512<float>.Zero);
            a5 += Avx512F.MaskLoad(residual + places[5], lanes, Vector512<float>.Zero);
            a6 += Avx512F.MaskLoad(residual + places[6], lanes, Vector512<float>.Zero);
            a7 += Avx512F.MaskLoad(residual + places[7], lanes, Vector512<float>.Zero);
        }

        int* row = tile->RowOffsets;
        int* rowEnd = row + tile->Rows;
        int length = tile->RowLength;
        float* coming = tile->Coming;
        nint comingStep = tile->ComingStep;
        for (; row < rowEnd; row++)
        {
            nint end = *row + length;
            for (nint k = *row; k < end; k++, weights += PackedLayout.PanelWidth, coming += comingStep)
            {
                Sse.Prefetch0(coming);
                Vector512<float> w = Vector512.Load(weights);
                Vector512<float> x = Vector512.Create(p0[k]);
                a0 = Avx512F.FusedMultiplyAdd(x, w, a0);
                x = Vector512.Create(p1[k]);
                a1 = Avx512F.FusedMultiplyAdd(x, w, a1);
                x = Vector512.Create(p2[k]);
                a2 = Avx512F.FusedMultiplyAdd(x, w, a2);
                x = Vector512.Create(p3[k]);
                a3 = Avx512F.FusedMultiplyAdd(x, w, a3);
                x = Vector512.Create(p4[k]);
                a4 = Avx512F.FusedMultiplyAdd(x, w, a4);
                x = Vector512.Create(p5[k]);
                a5 = Avx512F.FusedMultiplyAdd(x, w, a5);
                x = Vector512.Create(p6[k]);
                a6 = Avx512F.FusedMultiplyAdd(x, w, a6);
                x = Vector512.Create(p7[k]);
                a7 = Avx512F.FusedMultiplyAdd(x, w, a7);
            }
        }

        Vector512<float> lower = Vector512.Create(tile->Lower);
        if (left >= PackedLayout.PanelWidth)
        {
            Avx512F.Max(lower, a0).Store(output + places[0]);
            Avx512F.Max(lower, a1).Store(output + places[1]);
            Avx512F.Max(lower, a2).Store(output + places[2]);
            Avx512F.Max(lower, a3).Store(output + places[3]);
            Avx512F.Max(lower, a4).Store(output + places[4]);
            Avx512F.Max(lower, a5).Store(output + places[5]);
            Avx512F.Max(lower, a6).Store(output + places[6]);
            Avx512F.Max(lower, a7).Store(output + places[7]);
            return;
        }

        Vector512<float> mask = PanelMask.Lanes512(left);
        Avx512F.MaskStore(output + places[0], mask, Avx512F.Max(lower, a0));
        Avx512F.MaskStore(output + places[1], mask, Avx512F.Max(lower, a1));
        Avx512F.MaskStore(output + places[2], mask, Avx512F.Max(lower, a2));
        Avx512F.MaskStore(output + places[3], mask, Avx512F.Max(lower, a3));
        Avx512F.MaskStore(output + places[4], mask, Avx512F.Max(lower, a4));
        Avx512F.MaskStore(output + places[5], mask, Avx512F.Max(lower, a5));
        Avx512F.MaskStore(output + places[6], mask, Avx512F.Max(lower, a6));
        Avx512F.MaskStore(output + places[7], mask, Avx512F.Max(lower, a7));
    }

    /// <summary>4 pixels × 1 panel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run4x1(PixelTile* tile, int pixel, int panel)
    {
        float* weights = tile->Weights + (panel * tile->PanelStride);
        float* bias = tile->Bias + (panel * tile->BiasStride);
        int* offsets = tile->InputOffsets + pixel;
        float* p0 = tile->Input + offsets[0];
        float* p1 = tile->Input + offsets[1];
        float* p2 = tile->Input + offsets[2];
        float* p3 = tile->Input + offsets[3];
        Vector512<float> a0 = Vector512.Load(bias);
        Vector512<float> a1 = a0, a2 = a0, a3 = a0;
        float* output = tile->Output + (panel * PackedLayout.PanelWidth);
        int* places = tile->OutputOffsets + pixel;
        int left = tile->Channels - (panel * PackedLayout.PanelWidth);
        if (tile->Residual != null)
        {
            float* residual = tile->Residual + (panel * PackedLayout.PanelWidth);
            Vector512<float> lanes = PanelMask.Lanes512(left);
            a0 += Avx512F.MaskLoad(residual + places[0], lanes, Vector512<float>.Zero);
            a1 += Avx512F.MaskLoad(residual + places[1], lanes, Vector512<float>.Zero);
            a2 += Avx512F.MaskLoad(residual + places[2], lanes, Vector512<float>.Zero);
            a3 += Avx512F.MaskLoad(residual + places[3], lanes, Vector512<float>.Zero);
        }

        int* row = tile->RowOffsets;
        int* rowEnd = row + tile->Rows;
        int length = tile->RowLength;
        for (; row < rowEnd; row++)
        {
            nint end = *row + length;
            for (nint k = *row; k < end; k++, weights += PackedLayout.PanelWidth)
            {
                Vector512<float> w = Vector512.Load(weights);
                Vector512<float> x = Vector512.Create(p0[k]);
                a0 = Avx512F.FusedMultiplyAdd(x, w, a0);
                x = Vector512.Create(p1[k]);
                a1 = Avx512F.FusedMultiplyAdd(x, w, a1);
                x = Vector512.Create(p2[k]);
                a2 = Avx512F.FusedMultiplyAdd(x, w, a2);
                x = Vector512.Create(p3[k]);
                a3 = Avx512F.FusedMultiplyAdd(x, w, a3);
            }
        }

        Vector512<float> lower = Vector512.Create(tile->Lower);
        if (left >= PackedLayout.PanelWidth)
        {
            Avx512F.Max(lower, a0).Store(output + places[0]);
            Avx512F.Max(lower, a1).Store(output + places[1]);
            Avx512F.Max(lower, a2).Store(output + places[2]);
            Avx512F.Max(lower, a3).Store(output + places[3]);
            return;
        }

        Vector512<float> mask = PanelMask.Lanes512(left);
        Avx512F.MaskStore(output + places[0], mask, Avx512F.Max(lower, a0));
        Avx512F.MaskStore(output + places[1], mask, Avx512F.Max(lower, a1));
        Avx512F.MaskStore(output + places[2], mask, Avx512F.Max(lower, a2));
        Avx512F.MaskStore(output + places[3], mask, Avx512F.Max(lower, a3));
    }
}
