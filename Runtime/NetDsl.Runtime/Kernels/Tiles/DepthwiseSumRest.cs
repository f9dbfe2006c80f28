using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>
/// What a tile of fewer than eight outputs leaves to do in a depthwise weight gradient: the last pixels, which only some taps see.
/// Products with outputs that do not exist must not be formed even as zeros, since zero times infinity would spoil the sums.
/// </summary>
internal static unsafe class DepthwiseSumRest
{
    /// <summary>Adds the products of these pixels to the sums.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<TLanes, TVector>(DepthwiseLine* line, int taps, int stride)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        int first = Math.Max(line->First, line->EndOutput * stride);
        for (int channel = 0, place = 0; ; place += TLanes.Count)
        {
            for (int row = 0; row < line->Rows; row++)
            {
                float* sums = line->Weights + (row * line->WeightRowStep) + place;
                float* input = line->Input + (row * line->RowStep) + channel;
                for (int pixel = first; pixel < line->End; pixel++)
                {
                    Add<TLanes, TVector>(line, TLanes.Load(input + (pixel * line->PixelStep)), pixel, taps, stride, channel, sums);
                }
            }

            int left = line->Channels - channel - TLanes.Count;
            if (left <= 0)
            {
                return;
            }

            channel += Math.Min(left, TLanes.Count);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add<TLanes, TVector>(
        DepthwiseLine* line, TVector x, int pixel, int taps, int stride, int channel, float* sums)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        int end = Math.Min(taps - 1, pixel);
        for (int tap = pixel - ((line->EndOutput - 1) * stride); tap <= end; tap += stride)
        {
            TVector d = TLanes.Load(line->Output + ((pixel - tap) / stride * line->OutputStep) + channel);
            float* sum = sums + (tap * line->TapStep);
            TLanes.Store(TLanes.MultiplyAdd(x, d, TLanes.Load(sum)), sum);
        }
    }
}
