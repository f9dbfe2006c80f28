using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetDsl.Kernels;

/// <summary>AVX-512 micro-kernels with pixels or images in the lanes, and weights broadcast.</summary>
internal static unsafe class LaneTile512
{
    /// <summary>
    /// All channels of two vectors of positions. Channels are taken by sixes and fours; those beyond the last are zeros of the panel. They
    /// come first, so that where outputs follow each other closely, the second position's and then later ones overwrite them. Without a
    /// place for the second's outputs the first has the maxima of 2 × 2 pixels, where the two lie one below the other.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(LaneTile* tile, float* first, float* second, int channels, float* firstOutput, float* secondOutput)
    {
        // 1 to 12 channels: 4, 6, 4 + 4, 6 + 4 or 6 + 6.
        int low = channels is 7 or 8 ? 4 : 6;
        if (channels > 6)
        {
            int place = low * LaneTile.Lanes;
            RunBlock(tile, first, second, low, channels - low, firstOutput + place, secondOutput == null ? null : secondOutput + place);
        }

        RunBlock(tile, first, second, 0, Math.Min(channels, low), firstOutput, secondOutput);
    }

    private static void RunBlock(
        LaneTile* tile, float* first, float* second, int channel, int channels, float* firstOutput, float* secondOutput)
    {
        if (channels > 4)
        {
            Run2x6(tile, first, second, channel, firstOutput, secondOutput);
        }
        else
        {
            Run2x4(tile, first, second, channel, firstOutput, secondOutput);
        }
    }

    /// <summary>2 vectors of positions × 6 channels from the given one on; each channel's vector is stored behind the one before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run2x6(LaneTile* tile, float* first, float* second, int channel, float* firstOutput, float* secondOutput)
    {
        float* bias = tile->Bias + channel;
        Vector512<float> a0 = Vector512.Create(bias[0]), b0 = a0;
        Vector512<float> a1 = Vector512.Create(bias[1]), b1 = a1;
        Vector512<float> a2 = Vector512.Create(bias[2]), b2 = a2;
        Vector512<float> a3 = Vector512.Create(bias[3]), b3 = a3;
        Vector512<float> a4 = Vector512.Create(bias[4]), b4 = a4;
        Vector512<float> a5 = Vector512.Create(bias[5]), b5 = a5;
        nint step = tile->Step;
        nint start = tile->First * step;
        int count = tile->End - tile->First;
        for (int row = tile->FirstRow; row < tile->RowEnd; row++)
        {
            float* weights = tile->Weights + (((row * tile->RowLength) + tile->First) * PackedLayout.PanelWidth) + channel;
            float* p = first + tile->RowOffsets[row] + start;
            float* q = second + tile->RowOffsets[row] + start;
            for (int k = count; k > 0; k--, p += step, q += step, weights += PackedLayout.PanelWidth)
            {
                Vector512<float> x = Vector512.Load(p);
                Vector512<float> y = Vector512.Load(q);
                Vector512<float> w = Vector512.Create(weights[0]);
                a0 = Avx512F.FusedMultiplyAdd(x, w, a0);
                b0 = Avx512F.FusedMultiplyAdd(y, w, b0);
                w = Vector512.Create(weights[1]);
                a1 = Avx512F.FusedMultiplyAdd(x, w, a1);
                b1 = Avx512F.FusedMultiplyAdd(y, w, b1);
                w = Vector512.Create(weights[2]);
                a2 = Avx512F.FusedMultiplyAdd(x, w, a2);
                b2 = Avx512F.FusedMultiplyAdd(y, w, b2);
                w = Vector512.Create(weights[3]);
                a3 = Avx512F.FusedMultiplyAdd(x, w, a3);
                b3 = Avx512F.FusedMultiplyAdd(y, w, b3);
                w = Vector512.Create(weights[4]);
                a4 = Avx512F.FusedMultiplyAdd(x, w, a4);
                b4 = Avx512F.FusedMultiplyAdd(y, w, b4);
                w = Vector512.Create(weights[5]);
                a5 = Avx512F.FusedMultiplyAdd(x, w, a5);
                b5 = Avx512F.FusedMultiplyAdd(y, w, b5);
            }
        }

        Vector512<float> lower = Vector512.Create(tile->Lower);
        if (secondOutput == null)
        {
            ChannelOrder512.Pool(a0, b0, lower).Store(firstOutput);
            ChannelOrder512.Pool(a1, b1, lower).Store(firstOutput + 16);
            ChannelOrder512.Pool(a2, b2, lower).Store(firstOutput + 32);
            ChannelOrder512.Pool(a3, b3, lower).Store(firstOutput + 48);
            ChannelOrder512.Pool(a4, b4, lower).Store(firstOutput + 64);
            ChannelOrder512.Pool(a5, b5, lower).Store(firstOutput + 80);
            return;
        }

        Avx512F.Max(lower, a0).Store(firstOutput);
        Avx512F.Max(lower, a1).Store(firstOutput + 16);
        Avx512F.Max(lower, a2).Store(firstOutput + 32);
        Avx512F.Max(lower, a3).Store(firstOutput + 48);
        Avx512F.Max(lower, a4).Store(firstOutput + 64);
        Avx512F.Max(lower, a5).Store(firstOutput + 80);
        Avx512F.Max(lower, b0).Store(secondOutput);
        Avx512F.Max(lower, b1).Store(secondOutput + 16);
        Avx512F.Max(lower, b2).Store(secondOutput + 32);
        Avx512F.Max(lower, b3).Store(secondOutput + 48);
        Avx512F.Max(lower, b4).Store(secondOutput + 64);
        Avx512F.Max(lower, b5).Store(secondOutput + 80);
    }

    /// <summary>2 vectors of positions × 4 channels from the given one on; each channel's vector is stored behind the one before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run2x4(LaneTile* tile, float* first, float* second, int channel, float* firstOutput, float* secondOutput)
    {
        float* bias = tile->Bias + channel;
        Vector512<float> a0 = Vector512.Create(bias[0]), b0 = a0;
        Vector512<float> a1 = Vector512.Create(bias[1]), b1 = a1;
        Vector512<float> a2 = Vector512.Create(bias[2]), b2 = a2;
        Vector512<float> a3 = Vector512.Create(bias[3]), b3 = a3;
        nint step = tile->Step;
        nint start = tile->First * step;
        int count = tile->End - tile->First;
        for (int row = tile->FirstRow; row < tile->RowEnd; row++)
        {
            float* weights = tile->Weights + (((row * tile->RowLength) + tile->First) * PackedLayout.PanelWidth) + channel;
            float* p = first + tile->RowOffsets[row] + start;
            float* q = second + tile->RowOffsets[row] + start;
            for (int k = count; k > 0; k--, p += step, q += step, weights += PackedLayout.PanelWidth)
            {
                Vector512<float> x = Vector512.Load(p);
                Vector512<float> y = Vector512.Load(q);
                Vector512<float> w = Vector512.Create(weights[0]);
                a0 = Avx512F.FusedMultiplyAdd(x, w, a0);
                b0 = Avx512F.FusedMultiplyAdd(y, w, b0);
                w = Vector512.Create(weights[1]);
                a1 = Avx512F.FusedMultiplyAdd(x, w, a1);
                b1 = Avx512F.FusedMultiplyAdd(y, w, b1);
                w = Vector512.Create(weights[2]);
                a2 = Avx512F.FusedMultiplyAdd(x, w, a2);
                b2 = Avx512F.FusedMultiplyAdd(y, w, b2);
                w = Vector512.Create(weights[3]);
                a3 = Avx512F.FusedMultiplyAdd(x, w, a3);
                b3 = Avx512F.FusedMultiplyAdd(y, w, b3);
            }
        }

        Vector512<float> lower = Vector512.Create(tile->Lower);
        if (secondOutput == null)
        {
            ChannelOrder512.Pool(a0, b0, lower).Store(firstOutput);
            ChannelOrder512.Pool(a1, b1, lower).Store(firstOutput + 16);
            ChannelOrder512.Pool(a2, b2, lower).Store(firstOutput + 32);
            ChannelOrder512.Pool(a3, b3, lower).Store(firstOutput + 48);
            return;
        }

        Avx512F.Max(lower, a0).Store(firstOutput);
        Avx512F.Max(lower, a1).Store(firstOutput + 16);
        Avx512F.Max(lower, a2).Store(firstOutput + 32);
        Avx512F.Max(lower, a3).Store(firstOutput + 48);
        Avx512F.Max(lower, b0).Store(secondOutput);
        Avx512F.Max(lower, b1).Store(secondOutput + 16);
        Avx512F.Max(lower, b2).Store(secondOutput + 32);
        Avx512F.Max(lower, b3).Store(secondOutput + 48);
    }
}
