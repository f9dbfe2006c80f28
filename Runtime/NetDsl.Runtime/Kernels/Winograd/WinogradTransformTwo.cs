using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

/// <summary>
/// The transforms of Winograd's minimal filtering F(2 × 2, 3 × 3) with the points 0, ±1 and infinity (Lavin and Gray, 2016), for 8
/// channels at a time. It serves small images with many channels, next to whose products the transforms cost nothing, so that wider
/// vectors would not be seen.
/// </summary>
[SkipLocalsInit]
internal static unsafe class WinogradTransformTwo
{
    private const int Lanes = 8;

    /// <summary>Bᵀ d B: 4 × 4 inputs, given by pointers, to 16 values, which lie <paramref name="valueStep"/> floats apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Input(float** pixels, nint channel, float* value, nint valueStep)
    {
        float* half = stackalloc float[16 * Lanes];
        for (int x = 0; x < 4; x++)
        {
            float** p = pixels + x;
            InputLine(
                Vector256.Load(p[0] + channel),
                Vector256.Load(p[4] + channel),
                Vector256.Load(p[8] + channel),
                Vector256.Load(p[12] + channel),
                half + (x * Lanes),
                4 * Lanes);
        }

        for (int y = 0; y < 4; y++, value += 4 * valueStep)
        {
            float* h = half + (y * 4 * Lanes);
            InputLine(
                Vector256.Load(h),
                Vector256.Load(h + Lanes),
                Vector256.Load(h + (2 * Lanes)),
                Vector256.Load(h + (3 * Lanes)),
                value,
                valueStep);
        }
    }

    /// <summary>G g Gᵀ: 3 × 3 taps, which lie <paramref name="tapStep"/> floats apart, to 16 values.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Filter(float* tap, nint tapStep, float* value, nint valueStep)
    {
        float* half = stackalloc float[12 * Lanes];
        for (int x = 0; x < 3; x++, tap += tapStep)
        {
            FilterLine(Vector256.Load(tap), Vector256.Load(tap + (3 * tapStep)), Vector256.Load(tap + (6 * tapStep)), half + (x * Lanes), 3 * Lanes);
        }

        for (int y = 0; y < 4; y++, value += 4 * valueStep)
        {
            float* h = half + (y * 3 * Lanes);
            FilterLine(Vector256.Load(h), Vector256.Load(h + Lanes), Vector256.Load(h + (2 * Lanes)), value, valueStep);
        }
    }

    /// <summary>Aᵀ m A: 16 values to 2 × 2 outputs, each max(lower, bias + output), of which rows × columns exist.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Output(
        float* value, nint valueStep, float* bias, float lower, float* pixel, nint rowStep, nint pixelStep, int rows, int columns)
    {
        float* half = stackalloc float[8 * Lanes];
        for (int x = 0; x < 4; x++, value += valueStep)
        {
            OutputLine(
                Vector256.Load(value),
                Vector256.Load(value + (4 * valueStep)),
                Vector256.Load(value + (8 * valueStep)),
                Vector256.Load(value + (12 * valueStep)),
                half + (x * Lanes),
                4 * Lanes);
        }

        Vector256<float> least = Vector256.Create(lower);
        Vector256<float> offset = Vector256.Load(bias);
        float* line = stackalloc float[2 * Lanes];
        for (int y = 0; y < rows; y++, pixel += rowStep)
        {
            float* h = half + (y * 4 * Lanes);
            OutputLine(
                Vector256.Load(h), Vector256.Load(h + Lanes), Vector256.Load(h + (2 * Lanes)), Vector256.Load(h + (3 * Lanes)), line, Lanes);
            for (int x = 0; x < columns; x++)
            {
                Vector256<float> sum = Vector256.Load(line + (x * Lanes)) + offset;
                Vector256.ConditionalSelect(Vector256.LessThan(sum, least), least, sum).Store(pixel + (x * pixelStep));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void InputLine(
        Vector256<float> d0, Vector256<float> d1, Vector256<float> d2, Vector256<float> d3, float* to, nint step)
    {
        (d0 - d2).Store(to);
        (d1 + d2).Store(to + step);
        (d2 - d1).Store(to + (2 * step));
        (d1 - d3).Store(to + (3 * step));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FilterLine(Vector256<float> g0, Vector256<float> g1, Vector256<float> g2, float* to, nint step)
    {
        Vector256<float> ends = (g0 + g2) * Vector256.Create(0.5f);
        Vector256<float> middle = g1 * Vector256.Create(0.5f);
        g0.Store(to);
        (ends + middle).Store(to + step);
        (ends - middle).Store(to + (2 * step));
        g2.Store(to + (3 * step));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void OutputLine(
        Vector256<float> m0, Vector256<float> m1, Vector256<float> m2, Vector256<float> m3, float* to, nint step)
    {
        (m0 + m1 + m2).Store(to);
        (m1 - m2 - m3).Store(to + step);
    }
}
