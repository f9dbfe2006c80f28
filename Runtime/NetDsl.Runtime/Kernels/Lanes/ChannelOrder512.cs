using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using NetDsl.Memory;

namespace NetDsl.Kernels;

/// <summary>
/// Writes a few channels, each a vector of 16 pixels, as pixels with their channels. A vector of the result takes its lanes from pairs of
/// channels: one permutation a pair, with the same places for all pairs, of which a mask keeps what belongs to the pair.
/// </summary>
internal static unsafe class ChannelOrder512
{
    private static readonly KeptBuffers OfPixels = new(PixelLanesPlan.MostChannels + 1, static channels => Tabulate(channels, 1));
    private static readonly KeptBuffers OfPairs = new(PixelLanesPlan.MostChannels + 1, static channels => Tabulate(channels, 2));

    /// <summary>The places and masks for a number of channels: a vector of places, then a mask for each pair, for each vector of the result.</summary>
    public static float* Pixels(int channels) => OfPixels.At(channels);

    /// <summary>As <see cref="Pixels"/>, taking every second pixel: what <see cref="Pool"/> leaves.</summary>
    public static float* Pairs(int channels) => OfPairs.At(channels);

    /// <summary>The maxima of 2 × 2 pixels of two rows, each twice, and no less than the lower bound.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Pool(Vector512<float> first, Vector512<float> second, Vector512<float> lower)
    {
        Vector512<float> most = PooledTile512.Most(first, second);
        return Avx512F.Max(lower, PooledTile512.Most(most, Avx512F.Permute4x32(most, 0b10_11_00_01)));
    }

    /// <summary>Stores the pixels that exist.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Store(float* vectors, float* order, int channels, int pixels, float* target)
    {
        float* pairsEnd = vectors + (channels * LaneTile.Lanes);
        for (int left = pixels * channels; left > 0; left -= LaneTile.Lanes, target += LaneTile.Lanes)
        {
            Vector512<int> places = Vector512.Load((int*)order);
            Vector512<float> result = Vector512<float>.Zero;
            order += LaneTile.Lanes;
            for (float* pair = vectors; pair < pairsEnd; pair += 2 * LaneTile.Lanes, order += LaneTile.Lanes)
            {
                Vector512<float> values = Avx512F.PermuteVar16x32x2(Vector512.Load(pair), places, Vector512.Load(pair + LaneTile.Lanes));
                result = Vector512.ConditionalSelect(Vector512.Load(order), values, result);
            }

            if (left >= LaneTile.Lanes)
            {
                result.Store(target);
            }
            else
            {
                Avx512F.MaskStore(target, PanelMask.Lanes512(left), result);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static NativeBuffer Tabulate(int channels, int step)
    {
        int pairs = (channels + 1) / 2;
        NativeBuffer table = new(channels * (1 + pairs) * LaneTile.Lanes);
        int* place = (int*)table.Start;
        for (int vector = 0; vector < channels; vector++, place += (1 + pairs) * LaneTile.Lanes)
        {
            for (int lane = 0; lane < LaneTile.Lanes; lane++)
            {
                (int pixel, int channel) = Math.DivRem((vector * LaneTile.Lanes) + lane, channels);
                place[lane] = (pixel * step % LaneTile.Lanes) + (channel % 2 * LaneTile.Lanes);
                place[((1 + (channel / 2)) * LaneTile.Lanes) + lane] = -1;
            }
        }

        return table;
    }
}
