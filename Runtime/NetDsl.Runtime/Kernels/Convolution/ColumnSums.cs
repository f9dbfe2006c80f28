using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

/// <summary>Sums over pixels, one for each channel: a bias' gradient.</summary>
[SkipLocalsInit]
internal static unsafe class ColumnSums
{
    /// <summary>
    /// Adds the sums over some pixels to the target. No more than 32 channels; whole panels are read, so there must be memory behind
    /// the last pixel.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(float* source, int step, int pixels, int channels, float* target)
    {
        float* sums = stackalloc float[PackedLayout.PanelWidth];
        for (; channels > 0; channels -= PackedLayout.PanelWidth)
        {
            SumPanel(source, step, pixels, sums);
            ElementwiseLoop.Run<Plus>(sums, target, target, Math.Min(channels, PackedLayout.PanelWidth));
            source += PackedLayout.PanelWidth;
            target += PackedLayout.PanelWidth;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SumPanel(float* source, nint step, int pixels, float* sums)
    {
        Vector256<float> a = Vector256<float>.Zero, b = a, c = a, d = a;
        for (; pixels >= 2; pixels -= 2, source += 2 * step)
        {
            a += Vector256.Load(source);
            b += Vector256.Load(source + 8);
            c += Vector256.Load(source + step);
            d += Vector256.Load(source + step + 8);
        }

        if (pixels > 0)
        {
            a += Vector256.Load(source);
            b += Vector256.Load(source + 8);
        }

        (a + c).Store(sums);
        (b + d).Store(sums + 8);
    }
}
