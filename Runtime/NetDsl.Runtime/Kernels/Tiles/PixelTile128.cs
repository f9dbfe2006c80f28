using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

/// <summary>
/// The micro-kernel for processors without AVX2, written with portable vectors (NEON on ARM, SSE otherwise): up to four pixels × half
/// a panel, so that its eight sums fit sixteen registers.
/// </summary>
[SkipLocalsInit]
internal static unsafe class PixelTile128
{
    /// <summary>Four pixels × one panel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run4x1(PixelTile* tile, int pixel, int panel)
    {
        float* halves = stackalloc float[4 * PackedLayout.PanelWidth];
        RunHalf(tile, pixel, panel, 0, halves);
        RunHalf(tile, pixel, panel, 8, halves);
        int channels = Math.Min(PackedLayout.PanelWidth, tile->Channels - (panel * PackedLayout.PanelWidth));
        float* output = tile->Output + (panel * PackedLayout.PanelWidth);
        for (int i = 0; i < 4 && tile->Residual != null; i++)
        {
            // All pixels before any is written: the residual may be the output, and a pixel may come twice.
            float* residual = tile->Residual + (panel * PackedLayout.PanelWidth) + tile->OutputOffsets[pixel + i];
            ElementwiseLoop.Run<Add.Sum<Identity>>(
                residual, halves + (i * PackedLayout.PanelWidth), halves + (i * PackedLayout.PanelWidth), channels);
        }

        for (int i = 0; i < 4; i++)
        {
            float* place = output + tile->OutputOffsets[pixel + i];
            float* sums = halves + (i * PackedLayout.PanelWidth);
            for (int channel = 0; channel < channels; channel++)
            {
                // Written so that NaN passes.
                place[channel] = sums[channel] < tile->Lower ? tile->Lower : sums[channel];
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunHalf(PixelTile* tile, int pixel, int panel, int half, float* sums)
    {
        float* weights = tile->Weights + (panel * tile->PanelStride) + half;
        float* bias = tile->Bias + (panel * tile->BiasStride) + half;
        int* offsets = tile->InputOffsets + pixel;
        float* p0 = tile->Input + offsets[0];
        float* p1 = tile->Input + offsets[1];
        float* p2 = tile->Input + offsets[2];
        float* p3 = tile->Input + offsets[3];
        Vector128<float> a0 = Vector128.Load(bias), a1 = a0, a2 = a0, a3 = a0;
        Vector128<float> b0 = Vector128.Load(bias + 4), b1 = b0, b2 = b0, b3 = b0;
        for (int r = 0; r < tile->Rows; r++)
        {
            nint end = tile->RowOffsets[r] + tile->RowLength;
            for (nint k = tile->RowOffsets[r]; k < end; k++, weights += PackedLayout.PanelWidth)
            {
                Vector128<float> w = Vector128.Load(weights);
                Vector128<float> v = Vector128.Load(weights + 4);
                Vector128<float> x = Vector128.Create(p0[k]);
                a0 = Vector128.MultiplyAddEstimate(x, w, a0);
                b0 = Vector128.MultiplyAddEstimate(x, v, b0);
                x = Vector128.Create(p1[k]);
                a1 = Vector128.MultiplyAddEstimate(x, w, a1);
                b1 = Vector128.MultiplyAddEstimate(x, v, b1);
                x = Vector128.Create(p2[k]);
                a2 = Vector128.MultiplyAddEstimate(x, w, a2);
                b2 = Vector128.MultiplyAddEstimate(x, v, b2);
                x = Vector128.Create(p3[k]);
                a3 = Vector128.MultiplyAddEstimate(x, w, a3);
                b3 = Vector128.MultiplyAddEstimate(x, v, b3);
            }
        }

        sums += half;
        a0.Store(sums);
        b0.Store(sums + 4);
        a1.Store(sums + 16);
        b1.Store(sums + 20);
        a2.Store(sums + 32);
        b2.Store(sums + 36);
        a3.Store(sums + 48);
        b3.Store(sums + 52);
    }
}
