using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetDsl.Kernels;

/// <summary>
/// The AVX-512 micro-kernel of the weight gradient for up to 16 output channels: 16 rows of the kernel that lie beside each other in the
/// input. All are found from one address, so that many sums fit into registers and share each output gradient that is loaded.
/// </summary>
internal static unsafe class RunTile512
{
    /// <summary>Rows of the kernel that are summed at once.</summary>
    public const int Rows = 16;

    /// <summary>All channels of a panel exist, which spares a mask in the loop.</summary>
    private readonly struct WholePanel;

    private readonly struct PartOfPanel;

    /// <summary>Sums over the tile's pixels, one vector of channels for each row; nothing is read beyond the channels that exist.</summary>
    public static void Sum(WeightTile* tile, float* gradient, int channels, float* sums)
    {
        if (channels == PackedLayout.PanelWidth)
        {
            Sum<WholePanel>(tile, gradient, channels, sums);
        }
        else
        {
            Sum<PartOfPanel>(tile, gradient, channels, sums);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Sum<TPanel>(WeightTile* tile, float* gradient, int channels, float* sums)
        where TPanel : struct
    {
        Vector512<float> lanes = PanelMask.Lanes512(channels);
        Vector512<float> a0 = Vector512<float>.Zero, a1 = a0, a2 = a0, a3 = a0, a4 = a0, a5 = a0, a6 = a0, a7 = a0;
        Vector512<float> a8 = a0, a9 = a0, a10 = a0, a11 = a0, a12 = a0, a13 = a0, a14 = a0, a15 = a0;
        float* input = tile->Input;
        int* pixel = tile->PixelOffsets;
        int* end = pixel + tile->Pixels;
        nint step = tile->GradientStep;
        for (; pixel < end; pixel++, gradient += step)
        {
            float* p = input + *pixel;
            Vector512<float> w = typeof(TPanel) == typeof(WholePanel)
                ? Vector512.Load(gradient)
                : Avx512F.MaskLoad(gradient, lanes, Vector512<float>.Zero);
            a0 = Avx512F.FusedMultiplyAdd(Vector512.Create(p[0]), w, a0);
            a1 = Avx512F.FusedMultiplyAdd(Vector512.Create(p[1]), w, a1);
            a2 = Avx512F.FusedMultiplyAdd(Vector512.Create(p[2]), w, a2);
            a3 = Avx512F.FusedMultiplyAdd(Vector512.Create(p[3]), w, a3);
            a4 = Avx512F.FusedMultiplyAdd(Vector512.Create(p[4]), w, a4);
            a5 = Avx512F.FusedMultiplyAdd(Vector512.Create(p[5]), w, a5);
            a6 = Avx512F.FusedMultiplyAdd(Vector512.Create(p[6]), w, a6);
            a7 = Avx512F.FusedMultiplyAdd(Vector512.Create(p[7]), w, a7);
            a8 = Avx512F.FusedMultiplyAdd(Vector512.Create(p[8]), w, a8);
            a9 = Avx512F.FusedMultiplyAdd(Vector512.Create(p[9]), w, a9);
            a10 = Avx512F.FusedMultiplyAdd(Vector512.Create(p[10]), w, a10);
            a11 = Avx512F.FusedMultiplyAdd(Vector512.Create(p[11]), w, a11);
            a12 = Avx512F.FusedMultiplyAdd(Vector512.Create(p[12]), w, a12);
            a13 = Avx512F.FusedMultiplyAdd(Vector512.Create(p[13]), w, a13);
            a14 = Avx512F.FusedMultiplyAdd(Vector512.Create(p[14]), w, a14);
            a15 = Avx512F.FusedMultiplyAdd(Vector512.Create(p[15]), w, a15);
        }

        a0.Store(sums);
        a1.Store(sums + 16);
        a2.Store(sums + 32);
        a3.Store(sums + 48);
        a4.Store(sums + 64);
        a5.Store(sums + 80);
        a6.Store(sums + 96);
        a7.Store(sums + 112);
        a8.Store(sums + 128);
        a9.Store(sums + 144);
        a10.Store(sums + 160);
        a11.Store(sums + 176);
        a12.Store(sums + 192);
        a13.Store(sums + 208);
        a14.Store(sums + 224);
        a15.Store(sums + 240);
    }
}
