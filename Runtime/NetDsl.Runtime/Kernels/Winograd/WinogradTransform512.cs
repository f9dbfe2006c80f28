using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetDsl.Kernels;

/// <summary>
/// The transforms of Winograd's minimal filtering F(4 × 4, 3 × 3) with the points 0, ±1, ±2 and infinity (Lavin and Gray, 2016), and
/// their adjoints, for 16 channels at a time: each is a matrix applied to the columns and then to the rows of a tile.
/// </summary>
[SkipLocalsInit]
internal static unsafe class WinogradTransform512
{
    private const int Lanes = 16;

    /// <summary>
    /// Bᵀ d B: 6 × 6 inputs, given by pointers, to 36 values, which lie <paramref name="valueStep"/> floats apart. The pixels that lie
    /// <paramref name="ahead"/> floats behind, those of the tile to the right, are fetched into the cache.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Input(float** pixels, nint channel, float* value, nint valueStep, nint ahead)
    {
        float* stack = stackalloc float[37 * Lanes];
        float* half = Aligned(stack);
        for (int x = 0; x < 6; x++)
        {
            float** p = pixels + x;
            if (x > 1)
            {
                nint next = channel + ahead;
                Sse.Prefetch0(p[0] + next);
                Sse.Prefetch0(p[6] + next);
                Sse.Prefetch0(p[12] + next);
                Sse.Prefetch0(p[18] + next);
                Sse.Prefetch0(p[24] + next);
                Sse.Prefetch0(p[30] + next);
            }

            InputLine(
                Vector512.Load(p[0] + channel),
                Vector512.Load(p[6] + channel),
                Vector512.Load(p[12] + channel),
                Vector512.Load(p[18] + channel),
                Vector512.Load(p[24] + channel),
                Vector512.Load(p[30] + channel),
                half + (x * Lanes),
                6 * Lanes);
        }

        for (int y = 0; y < 6; y++, value += 6 * valueStep)
        {
            float* h = half + (y * 6 * Lanes);
            InputLine(
                Vector512.Load(h),
                Vector512.Load(h + Lanes),
                Vector512.Load(h + (2 * Lanes)),
                Vector512.Load(h + (3 * Lanes)),
                Vector512.Load(h + (4 * Lanes)),
                Vector512.Load(h + (5 * Lanes)),
                value,
                valueStep);
        }
    }

    /// <summary>G g Gᵀ: 3 × 3 taps, which lie <paramref name="tapStep"/> floats apart, to 36 values.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Filter(float* tap, nint tapStep, float* value, nint valueStep)
    {
        float* stack = stackalloc float[19 * Lanes];
        float* half = Aligned(stack);
        for (int x = 0; x < 3; x++, tap += tapStep)
        {
            FilterLine(Vector512.Load(tap), Vector512.Load(tap + (3 * tapStep)), Vector512.Load(tap + (6 * tapStep)), half + (x * Lanes), 3 * Lanes);
        }

        for (int y = 0; y < 6; y++, value += 6 * valueStep)
        {
            float* h = half + (y * 3 * Lanes);
            FilterLine(Vector512.Load(h), Vector512.Load(h + Lanes), Vector512.Load(h + (2 * Lanes)), value, valueStep);
        }
    }

    /// <summary>Aᵀ m A: 36 values to 4 × 4 outputs, each max(lower, bias + output), of which rows × columns exist.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Output(
        float* value, nint valueStep, float* bias, float lower, float* pixel, nint rowStep, nint pixelStep, int rows, int columns)
    {
        float* stack = stackalloc float[25 * Lanes];
        float* half = Aligned(stack);
        for (int x = 0; x < 6; x++, value += valueStep)
        {
            float* v = value;
            Vector512<float> m0 = Vector512.Load(v), m1 = Vector512.Load(v + (6 * valueStep)), m2 = Vector512.Load(v + (12 * valueStep));
            v += 18 * valueStep;
            Vector512<float> m3 = Vector512.Load(v), m4 = Vector512.Load(v + (6 * valueStep)), m5 = Vector512.Load(v + (12 * valueStep));
            OutputLine(m0, m1, m2, m3, m4, m5, half + (x * Lanes), 6 * Lanes);
        }

        Vector512<float> least = Vector512.Create(lower);
        Vector512<float> offset = Vector512.Load(bias);
        float* lines = stackalloc float[5 * Lanes];
        float* line = Aligned(lines);
        for (int y = 0; y < rows; y++, pixel += rowStep)
        {
            float* h = half + (y * 6 * Lanes);
            OutputLine(
                Vector512.Load(h),
                Vector512.Load(h + Lanes),
                Vector512.Load(h + (2 * Lanes)),
                Vector512.Load(h + (3 * Lanes)),
                Vector512.Load(h + (4 * Lanes)),
                Vector512.Load(h + (5 * Lanes)),
                line,
                Lanes);
            for (int x = 0; x < columns; x++)
            {
                Sse.Prefetch0(pixel + ((x + 4) * pixelStep));
                Vector512<float> sum = Vector512.Load(line + (x * Lanes)) + offset;
                Vector512.ConditionalSelect(Vector512.LessThan(sum, least), least, sum).Store(pixel + (x * pixelStep));
            }
        }
    }

    /// <summary>
    /// A y Aᵀ, the adjoint of <see cref="Output"/>: gradients of 4 × 4 outputs, of which rows × columns exist, to 36 values. Those of
    /// the tile to the right are fetched into the cache.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void OutputAdjoint(
        float* pixel, nint rowStep, nint pixelStep, int rows, int columns, float* value, nint valueStep)
    {
        float* stack = stackalloc float[25 * Lanes];
        float* half = Aligned(stack);
        Vector512<float> zero = Vector512<float>.Zero;
        for (int x = 0; x < 4; x++, pixel += pixelStep)
        {
            Vector512<float> y0 = zero, y1 = zero, y2 = zero, y3 = zero;
            float* next = pixel + (4 * pixelStep);
            Sse.Prefetch0(next);
            Sse.Prefetch0(next + rowStep);
            Sse.Prefetch0(next + (2 * rowStep));
            Sse.Prefetch0(next + (3 * rowStep));
            if (x < columns)
            {
                y0 = Vector512.Load(pixel);
                y1 = rows > 1 ? Vector512.Load(pixel + rowStep) : zero;
                y2 = rows > 2 ? Vector512.Load(pixel + (2 * rowStep)) : zero;
                y3 = rows > 3 ? Vector512.Load(pixel + (3 * rowStep)) : zero;
            }

            OutputAdjointLine(y0, y1, y2, y3, half + (x * Lanes), 4 * Lanes);
        }

        for (int y = 0; y < 6; y++, value += 6 * valueStep)
        {
            float* h = half + (y * 4 * Lanes);
            OutputAdjointLine(
                Vector512.Load(h), Vector512.Load(h + Lanes), Vector512.Load(h + (2 * Lanes)), Vector512.Load(h + (3 * Lanes)), value, valueStep);
        }
    }

    /// <summary>Gᵀ u G, the adjoint of <see cref="Filter"/>: gradients of 36 values to those of 3 × 3 taps.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void FilterAdjoint(float* value, nint valueStep, float* tap, nint tapStep, bool passesCache)
    {
        float* stack = stackalloc float[19 * Lanes];
        float* half = Aligned(stack);
        for (int x = 0; x < 6; x++, value += valueStep)
        {
            float* v = value;
            Vector512<float> u0 = Vector512.Load(v), u1 = Vector512.Load(v + (6 * valueStep)), u2 = Vector512.Load(v + (12 * valueStep));
            v += 18 * valueStep;
            Vector512<float> u3 = Vector512.Load(v), u4 = Vector512.Load(v + (6 * valueStep)), u5 = Vector512.Load(v + (12 * valueStep));
            FilterAdjointLine(u0, u1, u2, u3, u4, u5, half + (x * Lanes), 6 * Lanes);
        }

        for (int y = 0; y < 3; y++, tap += 3 * tapStep)
        {
            float* h = half + (y * 6 * Lanes);
            FilterAdjointLine(
                Vector512.Load(h),
                Vector512.Load(h + Lanes),
                Vector512.Load(h + (2 * Lanes)),
                Vector512.Load(h + (3 * Lanes)),
                Vector512.Load(h + (4 * Lanes)),
                Vector512.Load(h + (5 * Lanes)),
                passesCache ? h : tap,
                passesCache ? Lanes : tapStep);
            for (int x = 0; passesCache && x < 3; x++)
            {
                Vector512.Load(h + (x * Lanes)).StoreAlignedNonTemporal(tap + (x * tapStep));
            }
        }
    }

    /// <summary>The first line of the cache within a buffer on the stack, which begins anywhere: vectors that straddle lines cost twice.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float* Aligned(float* buffer) => (float*)(((nint)buffer + (4 * Lanes) - 1) & -(4 * Lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void InputLine(
        Vector512<float> d0, Vector512<float> d1, Vector512<float> d2, Vector512<float> d3, Vector512<float> d4, Vector512<float> d5, float* to, nint step)
    {
        Vector512<float> four = Vector512.Create(4f);
        Vector512<float> even = d4 - (four * d2);
        Vector512<float> odd = d3 - (four * d1);
        Vector512<float> near = d4 - d2;
        Vector512<float> far = d3 - d1;
        far += far;
        Vector512.MultiplyAddEstimate(four, d0 - d2, near).Store(to);
        (even + odd).Store(to + step);
        (even - odd).Store(to + (2 * step));
        (near + far).Store(to + (3 * step));
        (near - far).Store(to + (4 * step));
        Vector512.MultiplyAddEstimate(four, d1 - d3, d5 - d3).Store(to + (5 * step));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FilterLine(Vector512<float> g0, Vector512<float> g1, Vector512<float> g2, float* to, nint step)
    {
        Vector512<float> sixth = Vector512.Create(1f / 6);
        Vector512<float> ends = (g0 + g2) * -sixth;
        Vector512<float> middle = g1 * sixth;
        Vector512<float> wide = (g0 * Vector512.Create(1f / 24)) + (g2 * sixth);
        Vector512<float> half = g1 * Vector512.Create(1f / 12);
        (g0 * Vector512.Create(0.25f)).Store(to);
        (ends - middle).Store(to + step);
        (ends + middle).Store(to + (2 * step));
        (wide + half).Store(to + (3 * step));
        (wide - half).Store(to + (4 * step));
        g2.Store(to + (5 * step));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void OutputLine(
        Vector512<float> m0, Vector512<float> m1, Vector512<float> m2, Vector512<float> m3, Vector512<float> m4, Vector512<float> m5, float* to, nint step)
    {
        Vector512<float> sum = m1 + m2;
        Vector512<float> difference = m1 - m2;
        Vector512<float> wideSum = m3 + m4;
        Vector512<float> wideDifference = m3 - m4;
        (m0 + sum + wideSum).Store(to);
        Vector512.MultiplyAddEstimate(Vector512.Create(2f), wideDifference, difference).Store(to + step);
        Vector512.MultiplyAddEstimate(Vector512.Create(4f), wideSum, sum).Store(to + (2 * step));
        (Vector512.MultiplyAddEstimate(Vector512.Create(8f), wideDifference, difference) + m5).Store(to + (3 * step));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void OutputAdjointLine(Vector512<float> y0, Vector512<float> y1, Vector512<float> y2, Vector512<float> y3, float* to, nint step)
    {
        Vector512<float> even = y0 + y2;
        Vector512<float> odd = y1 + y3;
        Vector512<float> wideEven = Vector512.MultiplyAddEstimate(Vector512.Create(4f), y2, y0);
        Vector512<float> wideOdd = Vector512.MultiplyAddEstimate(Vector512.Create(8f), y3, y1 + y1);
        y0.Store(to);
        (even + odd).Store(to + step);
        (even - odd).Store(to + (2 * step));
        (wideEven + wideOdd).Store(to + (3 * step));
        (wideEven - wideOdd).Store(to + (4 * step));
        y3.Store(to + (5 * step));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FilterAdjointLine(
        Vector512<float> u0, Vector512<float> u1, Vector512<float> u2, Vector512<float> u3, Vector512<float> u4, Vector512<float> u5, float* to, nint step)
    {
        Vector512<float> sixth = Vector512.Create(1f / 6);
        Vector512<float> sum = (u1 + u2) * sixth;
        Vector512<float> wideSum = u3 + u4;
        Vector512.MultiplyAddEstimate(u0, Vector512.Create(0.25f), (wideSum * Vector512.Create(1f / 24)) - sum).Store(to);
        Vector512.MultiplyAddEstimate(u2 - u1, sixth, (u3 - u4) * Vector512.Create(1f / 12)).Store(to + step);
        (u5 + ((wideSum * sixth) - sum)).Store(to + (2 * step));
    }
}
