using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

/// <summary>Covers a block of pixels, or of taps, with the micro-kernels of depthwise convolutions.</summary>
[SkipLocalsInit]
internal static unsafe class DepthwiseTileRunner
{
    private const int Pixels = 8;

    private static int Lanes => VectorWidth.Bits == 512 ? 16 : 8;

    /// <summary>Runs some panels of channels over the pixels; a tile's row length is the step from one tap's weights to the next.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(PixelTile* tile, int pixels, int panel, int panels)
    {
        float* sums = stackalloc float[Pixels * PackedLayout.PanelWidth];
        int lanes = Lanes;
        int end = Math.Min(tile->Channels, (panel + panels) * PackedLayout.PanelWidth);
        for (int channel = panel * PackedLayout.PanelWidth; channel < end; channel += lanes)
        {
            int channels = Math.Min(lanes, end - channel);
            for (int pixel = 0; pixel < pixels; pixel += Pixels)
            {
                if (lanes == 16)
                {
                    DepthwiseTile.Run512(tile, pixel, channel, sums);
                }
                else
                {
                    DepthwiseTile.Run256(tile, pixel, channel, sums);
                }

                Store(tile, sums, pixel, Math.Min(Pixels, pixels - pixel), channel, channels, lanes);
            }
        }
    }

    /// <summary>Adds the gradients of some channels' taps, summed over the pixels, to what is there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void SumTaps(
        WeightTile* tile, float* gradient, int* taps, int tapCount, int channels, float* target, int targetStep)
    {
        float* sums = stackalloc float[8 * PackedLayout.PanelWidth];
        int* table = stackalloc int[8];
        int lanes = Lanes;
        for (int channel = 0; channel < channels; channel += lanes)
        {
            WeightTile part = *tile;
            part.Input += channel;
            for (int tap = 0; tap < tapCount; tap += 8)
            {
                int count = Math.Min(8, tapCount - tap);
                for (int i = 0; i < 8; i++)
                {
                    table[i] = taps[tap + Math.Min(i, count - 1)];
                }

                if (lanes == 16)
                {
                    DepthwiseTile.Sum512(&part, gradient + channel, table, sums);
                }
                else
                {
                    DepthwiseTile.Sum256(&part, gradient + channel, table, sums);
                }

                for (int i = 0; i < count; i++)
                {
                    float* place = target + channel + ((long)(tap + i) * targetStep);
                    ElementwiseLoop.Run<Plus>(sums + (i * lanes), place, place, Math.Min(lanes, channels - channel));
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Store(PixelTile* tile, float* sums, int pixel, int pixels, int channel, int channels, int lanes)
    {
        Vector256<float> lower = Vector256.Create(tile->Lower);
        for (int i = 0; i < pixels; i++, sums += lanes)
        {
            float* place = tile->Output + tile->OutputOffsets[pixel + i] + channel;
            int done = 0;
            for (; done + 8 <= channels; done += 8)
            {
                Vector256<float> sum = Vector256.Load(sums + done);
                Vector256.ConditionalSelect(Vector256.LessThan(sum, lower), lower, sum).Store(place + done);
            }

            for (; done < channels; done++)
            {
                place[done] = sums[done] < tile->Lower ? tile->Lower : sums[done];
            }
        }
    }
}
