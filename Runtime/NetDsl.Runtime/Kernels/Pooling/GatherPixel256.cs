using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

/// <summary>Gathers the gradient of one pixel in front of max pooling, 8 channels at a time and then one by one.</summary>
internal static unsafe class GatherPixel256
{
    /// <summary>Writes all channels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(PixelWindows* pixel, float* target)
    {
        int channel = 0;
        for (; channel + 8 <= pixel->Channels; channel += 8)
        {
            Vector256<float> sum = Vector256<float>.Zero;
            for (int down = 0; down < pixel->DownCount; down++)
            {
                for (int across = 0; across < pixel->AcrossCount; across++)
                {
                    nint place = pixel->PlaceOf(down, across) + channel;
                    Vector256<int> chosen = Vector256.Equals(Vector256.Load(pixel->Routes + place), Vector256.Create(pixel->TapOf(down, across)));
                    sum = Vector256.ConditionalSelect(chosen.AsSingle(), sum + Vector256.Load(pixel->Gradient + place), sum);
                }
            }

            sum.Store(target + channel);
        }

        for (; channel < pixel->Channels; channel++)
        {
            target[channel] = Sum(pixel, channel);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Sum(PixelWindows* pixel, int channel)
    {
        float sum = 0;
        for (int down = 0; down < pixel->DownCount; down++)
        {
            for (int across = 0; across < pixel->AcrossCount; across++)
            {
                nint place = pixel->PlaceOf(down, across) + channel;
                sum += pixel->Routes[place] == pixel->TapOf(down, across) ? pixel->Gradient[place] : 0;
            }
        }

        return sum;
    }
}
