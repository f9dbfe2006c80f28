using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetDsl.Kernels;

/// <summary>
/// AVX-512 micro-kernels, several pixels × two panels of 16 channels. Eight pixels give sixteen independent sums, enough to hide the
/// latency of two multiply-adds a cycle, and leave a general register for every pixel's pointer. The bodies are written out because
/// a call, or an array of sums, would move the sums to memory. While they run they fetch weights that come next. Only an incomplete
/// panel is stored under a mask: such a store waits for its line.
/// </summary>
internal static unsafe partial class PixelTile512Pair
{
    /// <summary>8 pixels × 2 panels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run8x2(PixelTile* tile, int pixel, int panel)
    {
        float* weights = tile->Weights + (panel * tile->PanelStride);
        nint stride = tile->PanelStride;
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
        float* p6 = tile->Input + offsets[6];
        float* p7 = tile->Input + offsets[7];
        Vector512<float> a0 = Vector512.Load(bias);
        Vector512<float> a1 = a0, a2 = a0, a3 = a0, a4 = a0, a5 = a0, a6 = a0, a7 = a0;
        Vector512<float> b0 = Vector512.Load(bias + tile->BiasStride);
        Vector512<float> b1 = b0, b2 = b0, b3 = b0, b4 = b0, b5 = b0, b6 = b0, b7 = b0;
        float* output = tile->Output + (panel * PackedLayout.PanelWidth);
        int* places = tile->OutputOffsets + pixel;
        int left = tile->Channels - ((panel + 1) * PackedLayout.PanelWidth);
        if (tile->Residual != null)
        {
            float* residual = tile->Residual + (panel * PackedLayout.PanelWidth);
            Vector512<float> lanes = PanelMask.Lanes512(left);
            a0 += Vector512.Load(residual + places[0]);
            b0 += Avx512F.MaskLoad(residual + places[0] + PackedLayout.PanelWidth, lanes, Vector512<float>.Zero);
            a1 += Vector512.Load(residual + places[1]);
            b1 += Avx512F.MaskLoad(residual + places[1] + PackedLayout.PanelWidth, lanes, Vector512<float>.Zero);
            a2 += Vector512.Load(residual + places[2]);
            b2 += Avx512F.MaskLoad(residual + places[2] + PackedLayout.PanelWidth, lanes, Vector512<float>.Zero);
            a3 += Vector512.Load(residual + places[3]);
            b3 += Avx512F.MaskLoad(residual + places[3] + PackedLayout.PanelWidth, lanes, Vector512<float>.Zero);
            a4 += Vector512.Load(residual + places[4]);
            b4 += Avx512F.MaskLoad(residual + places[4] + PackedLayout.PanelWidth, lanes, Vector512<float>.Zero);
            a5 += Vector512.Load(residual + places[5]);
            b5 += Avx512F.MaskLoad(residual + places[5] + PackedLayout.PanelWidth, lanes, Vector512<float>.Zero);
            a6 += Vector512.Load(residual + places[6]);
            b6 += Avx512F.MaskLoad(residual + places[6] + PackedLayout.PanelWidth, lanes, Vector512<float>.Zero);
            a7 += Vector512.Load(residual + places[7]);
            b7 += Avx512F.MaskLoad(residual + places[7] + PackedLayout.PanelWidth, lanes, Vector512<float>.Zero);
        }

        int* row = tile->RowOffsets;
        int* rowEnd = row + tile->Rows;
        int length = tile->RowLength;
        for (; row < rowEnd; row++)
        {
            nint end = *row + length;
            for (nint k = *row; k < end; k++, weights += PackedLayout.PanelWidth, coming += comingStep)
            {
                Vector512<float> w = Vector512.Load(weights);
                Vector512<float> v = Vector512.Load(weights + stride);
                Sse.Prefetch0(coming);
                Vector512<float> x = Vector512.Create(p0[k]);
                a0 = Avx512F.FusedMultiplyAdd(x, w, a0);
                b0 = Avx512F.FusedMultiplyAdd(x, v, b0);
                x = Vector512.Create(p1[k]);
                a1 = Avx512F.FusedMultiplyAdd(x, w, a1);
                b1 = Avx512F.FusedMultiplyAdd(x, v, b1);
                x = Vector512.Create(p2[k]);
                a2 = Avx512F.FusedMultiplyAdd(x, w, a2);
                b2 = Avx512F.FusedMultiplyAdd(x, v, b2);
                x = Vector512.Create(p3[k]);
                a3 = Avx512F.FusedMultiplyAdd(x, w, a3);
                b3 = Avx512F.FusedMultiplyAdd(x, v, b3);
                x = Vector512.Create(p4[k]);
                a4 = Avx512F.FusedMultiplyAdd(x, w, a4);
                b4 = Avx512F.FusedMultiplyAdd(x, v, b4);
                x = Vector512.Create(p5[k]);
                a5 = Avx512F.FusedMultiplyAdd(x, w, a5);
                b5 = Avx512F.FusedMultiplyAdd(x, v, b5);
                x = Vector512.Create(p6[k]);
                a6 = Avx512F.FusedMultiplyAdd(x, w, a6);
                b6 = Avx512F.FusedMultiplyAdd(x, v, b6);
                x = Vector512.Create(p7[k]);
                a7 = Avx512F.FusedMultiplyAdd(x, w, a7);
                b7 = Avx512F.FusedMultiplyAdd(x, v, b7);
            }
        }

        Vector512<float> lower = Vector512.Create(tile->Lower);
        if (tile->Streams)
        {
            Avx512F.Max(lower, a0).StoreAlignedNonTemporal(output + places[0]);
            Avx512F.Max(lower, b0).StoreAlignedNonTemporal(output + places[0] + PackedLayout.PanelWidth);
            Avx512F.Max(lower, a1).StoreAlignedNonTemporal(output + places[1]);
            Avx512F.Max(lower, b1).StoreAlignedNonTemporal(output + places[1] + PackedLayout.PanelWidth);
            Avx512F.Max(lower, a2).StoreAlignedNonTemporal(output + places[2]);
            Avx512F.Max(lower, b2).StoreAlignedNonTemporal(output + places[2] + PackedLayout.PanelWidth);
            Avx512F.Max(lower, a3).StoreAlignedNonTemporal(output + places[3]);
            Avx512F.Max(lower, b3).StoreAlignedNonTemporal(output + places[3] + PackedLayout.PanelWidth);
            Avx512F.Max(lower, a4).StoreAlignedNonTemporal(output + places[4]);
            Avx512F.Max(lower, b4).StoreAlignedNonTemporal(output + places[4] + PackedLayout.PanelWidth);
            Avx512F.Max(lower, a5).StoreAlignedNonTemporal(output + places[5]);
            Avx512F.Max(lower, b5).StoreAlignedNonTemporal(output + places[5] + PackedLayout.PanelWidth);
            Avx512F.Max(lower, a6).StoreAlignedNonTemporal(output + places[6]);
            Avx512F.Max(lower, b6).StoreAlignedNonTemporal(output + places[6] + PackedLayout.PanelWidth);
            Avx512F.Max(lower, a7).StoreAlignedNonTemporal(output + places[7]);
            Avx512F.Max(lower, b7).StoreAlignedNonTemporal(output + places[7] + PackedLayout.PanelWidth);
            return;
        }

        if (left >= PackedLayout.PanelWidth)
        {
            Avx512F.Max(lower, a0).Store(output + places[0]);
            Avx512F.Max(lower, b0).Store(output + places[0] + PackedLayout.PanelWidth);
            Avx512F.Max(lower, a1).Store(output + places[1]);
            Avx512F.Max(lower, b1).Store(output + places[1] + PackedLayout.PanelWidth);
            Avx512F.Max(lower, a2).Store(output + places[2]);
            Avx512F.Max(lower, b2).Store(output + places[2] + PackedLayout.PanelWidth);
            Avx512F.Max(lower, a3).Store(output + places[3]);
            Avx512F.Max(lower, b3).Store(output + places[3] + PackedLayout.PanelWidth);
            Avx512F.Max(lower, a4).Store(output + places[4]);
            Avx512F.Max(lower, b4).Store(output + places[4] + PackedLayout.PanelWidth);
            Avx512F.Max(lower, a5).Store(output + places[5]);
            Avx512F.Max(lower, b5).Store(output + places[5] + PackedLayout.PanelWidth);
            Avx512F.Max(lower, a6).Store(output + places[6]);
            Avx512F.Max(lower, b6).Store(output + places[6] + PackedLayout.PanelWidth);
            Avx512F.Max(lower, a7).Store(output + places[7]);
            Avx512F.Max(lower, b7).Store(output + places[7] + PackedLayout.PanelWidth);
            return;
        }

        Vector512<float> mask = PanelMask.Lanes512(left);
        Avx512F.Max(lower, a0).Store(output + places[0]);
        Avx512F.MaskStore(output + places[0] + PackedLayout.PanelWidth, mask, Avx512F.Max(lower, b0));
        Avx512F.Max(lower, a1).Store(output + places[1]);
        Avx512F.MaskStore(output + places[1] + PackedLayout.PanelWidth, mask, Avx512F.Max(lower, b1));
        Avx512F.Max(lower, a2).Store(output + places[2]);
        Avx512F.MaskStore(output + places[2] + PackedLayout.PanelWidth, mask, Avx512F.Max(lower, b2));
        Avx512F.Max(lower, a3).Store(output + places[3]);
        Avx512F.MaskStore(output + places[3] + PackedLayout.PanelWidth, mask, Avx512F.Max(lower, b3));
        Avx512F.Max(lower, a4).Store(output + places[4]);
        Avx512F.MaskStore(output + places[4] + PackedLayout.PanelWidth, mask, Avx512F.Max(lower, b4));
        Avx512F.Max(lower, a5).Store(output + places[5]);
        Avx512F.MaskStore(output + places[5] + PackedLayout.PanelWidth, mask, Avx512F.Max(lower, b5));
        Avx512F.Max(lower, a6).Store(output + places[6]);
        Avx512F.MaskStore(output + places[6] + PackedLayout.PanelWidth, mask, Avx512F.Max(lower, b6));
        Avx512F.Max(lower, a7).Store(output + places[7]);
        Avx512F.MaskStore(output + places[7] + PackedLayout.PanelWidth, mask, Avx512F.Max(lower, b7));
    }
}
