using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetDsl.Kernels;

/// <summary>
/// AVX-512 kernels that gather the gradient of one pixel in front of max pooling: one, two or four windows, as the usual strides give,
/// with everything but the channel in registers, and any others in loops.
/// </summary>
internal static unsafe class GatherPixel512<TLanes>
    where TLanes : struct, ILanes<Vector512<float>>
{
    /// <summary>Writes all channels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run(PixelWindows* pixel, float* target)
    {
        int whole = pixel->Channels & ~15;
        switch (pixel->DownCount, pixel->AcrossCount)
        {
            case (1, 1):
                One(pixel, whole, target);
                break;
            case (1, 2) or (2, 1):
                Two(pixel, whole, target);
                break;
            case (2, 2):
                Four(pixel, whole, target);
                break;
            default:
                whole = 0;
                break;
        }

        if (whole < pixel->Channels)
        {
            Any(pixel, whole, target);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void One(PixelWindows* pixel, int channels, float* target)
    {
        nint place = pixel->PlaceOf(0, 0);
        Vector512<int> tap = Vector512.Create(pixel->TapOf(0, 0));
        float* gradient = pixel->Gradient + place;
        int* routes = pixel->Routes + place;
        for (int i = 0; i < channels; i += 16)
        {
            TLanes.Store(Chosen(routes + i, tap, gradient + i), target + i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Two(PixelWindows* pixel, int channels, float* target)
    {
        nint first = pixel->PlaceOf(0, 0);
        nint second = pixel->PlaceOf(pixel->DownCount - 1, pixel->AcrossCount - 1) - first;
        Vector512<int> firstTap = Vector512.Create(pixel->TapOf(0, 0));
        Vector512<int> secondTap = Vector512.Create(pixel->TapOf(pixel->DownCount - 1, pixel->AcrossCount - 1));
        float* gradient = pixel->Gradient + first;
        int* routes = pixel->Routes + first;
        for (int i = 0; i < channels; i += 16)
        {
            Vector512<float> sum = Chosen(routes + i, firstTap, gradient + i);
            TLanes.Store(Add(routes + second + i, secondTap, gradient + second + i, sum), target + i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Four(PixelWindows* pixel, int channels, float* target)
    {
        nint upper = pixel->PlaceOf(0, 0);
        nint right = pixel->PlaceOf(0, 1) - upper;
        nint lower = pixel->PlaceOf(1, 0) - upper;
        Vector512<int> tap0 = Vector512.Create(pixel->TapOf(0, 0)), tap1 = Vector512.Create(pixel->TapOf(0, 1));
        Vector512<int> tap2 = Vector512.Create(pixel->TapOf(1, 0)), tap3 = Vector512.Create(pixel->TapOf(1, 1));
        float* gradient = pixel->Gradient + upper;
        int* routes = pixel->Routes + upper;
        for (int i = 0; i < channels; i += 16)
        {
            float* next = gradient + lower + i;
            int* nextRoutes = routes + lower + i;
            Vector512<float> sum = Chosen(routes + i, tap0, gradient + i);
            sum = Add(routes + right + i, tap1, gradient + right + i, sum);
            sum = Add(nextRoutes, tap2, next, sum);
            TLanes.Store(Add(nextRoutes + right, tap3, next + right, sum), target + i);
        }
    }

    /// <summary>Any windows, from a channel on; the last lanes are masked.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Any(PixelWindows* pixel, int first, float* target)
    {
        for (int channel = first; channel < pixel->Channels; channel += 16)
        {
            Vector512<float> lanes = PanelMask.Lanes512(pixel->Channels - channel);
            Vector512<float> sum = Vector512<float>.Zero;
            for (int down = 0; down < pixel->DownCount; down++)
            {
                for (int across = 0; across < pixel->AcrossCount; across++)
                {
                    nint place = pixel->PlaceOf(down, across) + channel;
                    Vector512<int> route = Avx512F.MaskLoad(pixel->Routes + place, lanes.AsInt32(), Vector512<int>.Zero);
                    Vector512<float> passed = Avx512F.MaskLoad(pixel->Gradient + place, lanes, Vector512<float>.Zero);
                    Vector512<float> chosen = Vector512.Equals(route, Vector512.Create(pixel->TapOf(down, across))).AsSingle();
                    sum = Vector512.ConditionalSelect(chosen, sum + passed, sum);
                }
            }

            Avx512F.MaskStore(target + channel, lanes, sum);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Chosen(int* routes, Vector512<int> tap, float* gradient) => Vector512.ConditionalSelect(
        Vector512.Equals(Vector512.Load(routes), tap).AsSingle(), Vector512.Load(gradient), Vector512<float>.Zero);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Add(int* routes, Vector512<int> tap, float* gradient, Vector512<float> sum) => Vector512.ConditionalSelect(
        Vector512.Equals(Vector512.Load(routes), tap).AsSingle(), sum + Vector512.Load(gradient), sum);
}
