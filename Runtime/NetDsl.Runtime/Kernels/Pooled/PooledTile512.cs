using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetDsl.Kernels;

/// <summary>
/// AVX-512 micro-kernels of a convolution of up to 16 channels with max pooling of 2 × 2 pixels behind it: two rows of pixels, whose
/// maxima are found before anything is stored. Many pixels share each weight that is loaded; their inputs lie at one step.
/// </summary>
internal static unsafe class PooledTile512
{
    /// <summary>The larger value; NaN wins. The instruction gives its second operand where one is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Most(Vector512<float> first, Vector512<float> second) =>
        Avx512F.BlendVariable(Avx512F.Max(first, second), first, Avx512F.CompareUnordered(first, first));

    /// <summary>10 × 2 pixels, of which 5 maxima are stored.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run10x2(PixelTile* tile, float* input, nint secondRow, nint step, float* output)
    {
        Vector512<float> a0 = Vector512.Load(tile->Bias);
        Vector512<float> a1 = a0, a2 = a0, a3 = a0, a4 = a0, a5 = a0, a6 = a0, a7 = a0, a8 = a0, a9 = a0;
        Vector512<float> b0 = a0, b1 = a0, b2 = a0, b3 = a0, b4 = a0, b5 = a0, b6 = a0, b7 = a0, b8 = a0, b9 = a0;
        nint s2 = 2 * step;
        nint s3 = 3 * step;
        nint s4 = 4 * step;
        nint s5 = 5 * step;
        nint s6 = 6 * step;
        nint s7 = 7 * step;
        nint s8 = 8 * step;
        nint s9 = 9 * step;
        float* weights = tile->Weights;
        int length = tile->RowLength;
        for (int row = 0; row < tile->Rows; row++)
        {
            float* p = input + tile->RowOffsets[row];
            float* q = p + secondRow;
            for (float* end = p + length; p < end; p++, q++, weights += PackedLayout.PanelWidth)
            {
                Vector512<float> w = Vector512.Load(weights);
                a0 = Avx512F.FusedMultiplyAdd(Vector512.Create(p[0]), w, a0);
                b0 = Avx512F.FusedMultiplyAdd(Vector512.Create(q[0]), w, b0);
                a1 = Avx512F.FusedMultiplyAdd(Vector512.Create(p[step]), w, a1);
                b1 = Avx512F.FusedMultiplyAdd(Vector512.Create(q[step]), w, b1);
                a2 = Avx512F.FusedMultiplyAdd(Vector512.Create(p[s2]), w, a2);
                b2 = Avx512F.FusedMultiplyAdd(Vector512.Create(q[s2]), w, b2);
                a3 = Avx512F.FusedMultiplyAdd(Vector512.Create(p[s3]), w, a3);
                b3 = Avx512F.FusedMultiplyAdd(Vector512.Create(q[s3]), w, b3);
                a4 = Avx512F.FusedMultiplyAdd(Vector512.Create(p[s4]), w, a4);
                b4 = Avx512F.FusedMultiplyAdd(Vector512.Create(q[s4]), w, b4);
                a5 = Avx512F.FusedMultiplyAdd(Vector512.Create(p[s5]), w, a5);
                b5 = Avx512F.FusedMultiplyAdd(Vector512.Create(q[s5]), w, b5);
                a6 = Avx512F.FusedMultiplyAdd(Vector512.Create(p[s6]), w, a6);
                b6 = Avx512F.FusedMultiplyAdd(Vector512.Create(q[s6]), w, b6);
                a7 = Avx512F.FusedMultiplyAdd(Vector512.Create(p[s7]), w, a7);
                b7 = Avx512F.FusedMultiplyAdd(Vector512.Create(q[s7]), w, b7);
                a8 = Avx512F.FusedMultiplyAdd(Vector512.Create(p[s8]), w, a8);
                b8 = Avx512F.FusedMultiplyAdd(Vector512.Create(q[s8]), w, b8);
                a9 = Avx512F.FusedMultiplyAdd(Vector512.Create(p[s9]), w, a9);
                b9 = Avx512F.FusedMultiplyAdd(Vector512.Create(q[s9]), w, b9);
            }
        }

        Vector512<float> lower = Vector512.Create(tile->Lower);
        Vector512<float> lanes = PanelMask.Lanes512(tile->Channels);
        Avx512F.MaskStore(output, lanes, Avx512F.Max(lower, Most(Most(a0, a1), Most(b0, b1))));
        output += tile->Channels;
        Avx512F.MaskStore(output, lanes, Avx512F.Max(lower, Most(Most(a2, a3), Most(b2, b3))));
        output += tile->Channels;
        Avx512F.MaskStore(output, lanes, Avx512F.Max(lower, Most(Most(a4, a5), Most(b4, b5))));
        output += tile->Channels;
        Avx512F.MaskStore(output, lanes, Avx512F.Max(lower, Most(Most(a6, a7), Most(b6, b7))));
        output += tile->Channels;
        Avx512F.MaskStore(output, lanes, Avx512F.Max(lower, Most(Most(a8, a9), Most(b8, b9))));
    }

    /// <summary>4 × 2 pixels, of which 2 maxima are stored.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run4x2(PixelTile* tile, float* input, nint secondRow, nint step, float* output)
    {
        Vector512<float> a0 = Vector512.Load(tile->Bias);
        Vector512<float> a1 = a0, a2 = a0, a3 = a0;
        Vector512<float> b0 = a0, b1 = a0, b2 = a0, b3 = a0;
        nint s2 = 2 * step;
        nint s3 = 3 * step;
        float* weights = tile->Weights;
        int length = tile->RowLength;
        for (int row = 0; row < tile->Rows; row++)
        {
            float* p = input + tile->RowOffsets[row];
            float* q = p + secondRow;
            for (float* end = p + length; p < end; p++, q++, weights += PackedLayout.PanelWidth)
            {
                Vector512<float> w = Vector512.Load(weights);
                a0 = Avx512F.FusedMultiplyAdd(Vector512.Create(p[0]), w, a0);
                b0 = Avx512F.FusedMultiplyAdd(Vector512.Create(q[0]), w, b0);
                a1 = Avx512F.FusedMultiplyAdd(Vector512.Create(p[step]), w, a1);
                b1 = Avx512F.FusedMultiplyAdd(Vector512.Create(q[step]), w, b1);
                a2 = Avx512F.FusedMultiplyAdd(Vector512.Create(p[s2]), w, a2);
                b2 = Avx512F.FusedMultiplyAdd(Vector512.Create(q[s2]), w, b2);
                a3 = Avx512F.FusedMultiplyAdd(Vector512.Create(p[s3]), w, a3);
                b3 = Avx512F.FusedMultiplyAdd(Vector512.Create(q[s3]), w, b3);
            }
        }

        Vector512<float> lower = Vector512.Create(tile->Lower);
        Vector512<float> lanes = PanelMask.Lanes512(tile->Channels);
        Avx512F.MaskStore(output, lanes, Avx512F.Max(lower, Most(Most(a0, a1), Most(b0, b1))));
        output += tile->Channels;
        Avx512F.MaskStore(output, lanes, Avx512F.Max(lower, Most(Most(a2, a3), Most(b2, b3))));
    }
}
