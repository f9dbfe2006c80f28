using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

/// <summary>
/// Bounds a block's outputs from above while they are in the cache, for activations that clamp; micro-kernels bound them from below
/// themselves. One loop over all pixels costs a fraction of a call for each.
/// </summary>
internal static unsafe class UpperBound
{
    /// <summary>Bounds some channels of the tile's pixels; NaN passes.</summary>
    public static void Apply(in PixelTile tile, int pixels, int first, int channels, float upper)
    {
        if (VectorWidth.Bits == 512 && channels >= Lanes512.Count)
        {
            Apply<Lanes512, Vector512<float>>(tile.Output + first, tile.OutputOffsets, pixels, channels, upper);
        }
        else if (channels >= Lanes256.Count)
        {
            Apply<Lanes256, Vector256<float>>(tile.Output + first, tile.OutputOffsets, pixels, channels, upper);
        }
        else
        {
            ApplyOneByOne(tile.Output + first, tile.OutputOffsets, pixels, channels, upper);
        }
    }

    /// <summary>The last vector is shifted back: to bound twice changes nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Apply<TLanes, TVector>(float* output, int* offsets, int pixels, int channels, float upper)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        TVector bound = TLanes.Create(upper);
        TVector lowest = TLanes.Create(float.NegativeInfinity);
        int last = channels - TLanes.Count;
        for (int i = 0; i < pixels; i++)
        {
            float* pixel = output + offsets[i];
            for (int channel = 0; channel < last; channel += TLanes.Count)
            {
                TLanes.Store(TLanes.Between(TLanes.Load(pixel + channel), lowest, bound), pixel + channel);
            }

            TLanes.Store(TLanes.Between(TLanes.Load(pixel + last), lowest, bound), pixel + last);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ApplyOneByOne(float* output, int* offsets, int pixels, int channels, float upper)
    {
        for (int i = 0; i < pixels; i++)
        {
            for (int channel = 0; channel < channels; channel++)
            {
                float* place = output + offsets[i] + channel;
                *place = *place > upper ? upper : *place;
            }
        }
    }
}
