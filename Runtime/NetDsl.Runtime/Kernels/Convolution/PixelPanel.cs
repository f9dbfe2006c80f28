using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

/// <summary>A block of pixels, of which a few channels lie together.</summary>
internal static unsafe class PixelPanel
{
    /// <summary>Packs one panel of 16 channels of pixels that lie anywhere.</summary>
    /// <param name="source">The origin of the pixels' offsets, at the first channel.</param>
    /// <param name="offsets">Where the pixels lie.</param>
    /// <param name="pixels">Pixels.</param>
    /// <param name="packed">Takes pixels × 16.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void PackInputs(float* source, int* offsets, int pixels, float* packed)
    {
        for (int* end = offsets + pixels; offsets < end; offsets++, packed += PackedLayout.PanelWidth)
        {
            Vector512.Load(source + *offsets).Store(packed);
        }
    }

    /// <summary>Packs a pair of panels of pixels that follow each other; channels that do not exist become zeros.</summary>
    /// <param name="source">The first pixel at the first channel.</param>
    /// <param name="step">Floats from one pixel to the next.</param>
    /// <param name="pixels">Pixels.</param>
    /// <param name="channels">Channels, at most 32.</param>
    /// <param name="packed">Takes pixels × 32.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void PackGradients(float* source, nint step, int pixels, int channels, float* packed)
    {
        if (channels < 2 * PackedLayout.PanelWidth)
        {
            PackPart(source, step, pixels, channels, packed);
            return;
        }

        float* end = packed + ((nint)pixels * 2 * PackedLayout.PanelWidth);
        for (; packed < end; packed += 2 * PackedLayout.PanelWidth, source += step)
        {
            Vector256<float> a = Vector256.Load(source);
            Vector256<float> b = Vector256.Load(source + 8);
            Vector256<float> c = Vector256.Load(source + 16);
            Vector256<float> d = Vector256.Load(source + 24);
            a.Store(packed);
            b.Store(packed + 8);
            c.Store(packed + 16);
            d.Store(packed + 24);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void PackPart(float* source, nint step, int pixels, int channels, float* packed)
    {
        const int Width = 2 * PackedLayout.PanelWidth;
        for (int pixel = 0; pixel < pixels; pixel++, source += step, packed += Width)
        {
            new ReadOnlySpan<float>(source, channels).CopyTo(new Span<float>(packed, Width));
            new Span<float>(packed + channels, Width - channels).Clear();
        }
    }
}
