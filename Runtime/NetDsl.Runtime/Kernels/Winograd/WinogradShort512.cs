using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetDsl.Kernels;

/// <summary>
/// The transforms of tiles that have three outputs along one axis or both, for 16 channels at a time: minimal filtering with the points of
/// <see cref="WinogradTransform512"/> but for -2, the value of which is left out. Filters are those of full tiles, whose scale is made good
/// for on the side of the inputs.
/// </summary>
[SkipLocalsInit]
internal static unsafe class WinogradShort512
{
    private const int Lanes = 16;

    /// <summary>Bᵀ d B: as many inputs as a tile of height × width sees, given by pointers in rows, to its values.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Input(int height, int width, float** pixels, nint channel, float* value, nint valueStep, nint ahead)
    {
        float* stack = stackalloc float[37 * Lanes];
        float* half = WinogradTransform512.Aligned(stack);
        int seen = width + 2;
        for (int x = 0; x < seen; x++)
        {
            float** p = pixels + x;
            if (x > 1)
            {
                for (int y = 0; y < height + 2; y++)
                {
                    Sse.Prefetch0(p[y * seen] + channel + ahead);
                }
            }

            Vector512<float> d0 = Vector512.Load(p[0] + channel);
            Vector512<float> d1 = Vector512.Load(p[seen] + channel);
            Vector512<float> d2 = Vector512.Load(p[2 * seen] + channel);
            Vector512<float> d3 = Vector512.Load(p[3 * seen] + channel);
            Vector512<float> d4 = Vector512.Load(p[4 * seen] + channel);
            if (height == 3)
            {
                InputLine(d0, d1, d2, d3, d4, half + (x * Lanes), 6 * Lanes);
            }
            else
            {
                WinogradTransform512.InputLine(d0, d1, d2, d3, d4, Vector512.Load(p[5 * seen] + channel), half + (x * Lanes), 6 * Lanes);
            }
        }

        for (int y = 0; y < 6; y++, value += 6 * valueStep)
        {
            if (height == 3 && y == WinogradAxis.LeftOut)
            {
                continue;
            }

            float* h = half + (y * 6 * Lanes);
            Vector512<float> d0 = Vector512.Load(h), d1 = Vector512.Load(h + Lanes), d2 = Vector512.Load(h + (2 * Lanes));
            Vector512<float> d3 = Vector512.Load(h + (3 * Lanes)), d4 = Vector512.Load(h + (4 * Lanes));
            if (width == 4)
            {
                WinogradTransform512.InputLine(d0, d1, d2, d3, d4, Vector512.Load(h + (5 * Lanes)), value, valueStep);
            }
            else
            {
                InputLine(d0, d1, d2, d3, d4, value, valueStep);
            }
        }
    }

    /// <summary>Aᵀ m A: the values of a tile to its outputs, each max(lower, bias + output).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Output(in WinogradTile at, float* value, nint valueStep, float* bias, float lower, float* pixel)
    {
        float* stack = stackalloc float[25 * Lanes];
        float* half = WinogradTransform512.Aligned(stack);
        OutputColumns(at, value, valueStep, half);
        Vector512<float> least = Vector512.Create(lower);
        Vector512<float> offset = Vector512.Load(bias);
        float* lines = stackalloc float[5 * Lanes];
        float* line = WinogradTransform512.Aligned(lines);
        for (int y = 0; y < at.Rows; y++, pixel += at.TargetRowStep)
        {
            float* h = half + (y * 6 * Lanes);
            Vector512<float> m0 = Vector512.Load(h), m1 = Vector512.Load(h + Lanes), m2 = Vector512.Load(h + (2 * Lanes));
            Vector512<float> m3 = Vector512.Load(h + (3 * Lanes)), m5 = Vector512.Load(h + (5 * Lanes));
            if (at.Width == 3)
            {
                OutputLine(m0, m1, m2, m3, m5, line, Lanes);
            }
            else
            {
                WinogradTransform512.OutputLine(m0, m1, m2, m3, Vector512.Load(h + (4 * Lanes)), m5, line, Lanes);
            }

            for (int x = 0; x < at.Columns; x++)
            {
                Sse.Prefetch0(pixel + ((x + at.Width) * at.TargetPixelStep));
                Vector512<float> sum = Vector512.Load(line + (x * Lanes)) + offset;
                Vector512.ConditionalSelect(Vector512.LessThan(sum, least), least, sum).Store(pixel + (x * at.TargetPixelStep));
            }
        }
    }

    /// <summary>A y Aᵀ, the adjoint of <see cref="Output"/>: gradients of a tile's outputs, as far as they exist, to its values.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void OutputAdjoint(in WinogradTile at, float* pixel, float* value, nint valueStep)
    {
        float* stack = stackalloc float[25 * Lanes];
        float* half = WinogradTransform512.Aligned(stack);
        Vector512<float> zero = Vector512<float>.Zero;
        nint rowStep = at.TargetRowStep;
        for (int x = 0; x < at.Width; x++, pixel += at.TargetPixelStep)
        {
            float* next = pixel + (at.Width * at.TargetPixelStep);
            Sse.Prefetch0(next);
            Sse.Prefetch0(next + rowStep);
            Sse.Prefetch0(next + (2 * rowStep));
            Sse.Prefetch0(next + ((at.Height - 1) * rowStep));
            bool exists = x < at.Columns;
            Vector512<float> y0 = exists ? Vector512.Load(pixel) : zero;
            Vector512<float> y1 = exists && at.Rows > 1 ? Vector512.Load(pixel + rowStep) : zero;
            Vector512<float> y2 = exists && at.Rows > 2 ? Vector512.Load(pixel + (2 * rowStep)) : zero;
            if (at.Height == 3)
            {
                OutputAdjointLine(y0, y1, y2, half + (x * Lanes), 4 * Lanes);
            }
            else
            {
                Vector512<float> y3 = exists && at.Rows > 3 ? Vector512.Load(pixel + (3 * rowStep)) : zero;
                WinogradTransform512.OutputAdjointLine(y0, y1, y2, y3, half + (x * Lanes), 4 * Lanes);
            }
        }

        for (int y = 0; y < 6; y++, value += 6 * valueStep)
        {
            if (at.Height == 3 && y == WinogradAxis.LeftOut)
            {
                continue;
            }

            float* h = half + (y * 4 * Lanes);
            Vector512<float> y0 = Vector512.Load(h), y1 = Vector512.Load(h + Lanes), y2 = Vector512.Load(h + (2 * Lanes));
            if (at.Width == 3)
            {
                OutputAdjointLine(y0, y1, y2, value, valueStep);
            }
            else
            {
                WinogradTransform512.OutputAdjointLine(y0, y1, y2, Vector512.Load(h + (3 * Lanes)), value, valueStep);
            }
        }
    }

    /// <summary>Aᵀ m, column by column, to rows of six.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void OutputColumns(in WinogradTile at, float* value, nint valueStep, float* half)
    {
        nint row = 6 * valueStep;
        for (int x = 0; x < 6; x++, value += valueStep, half += Lanes)
        {
            if (at.Width == 3 && x == WinogradAxis.LeftOut)
            {
                continue;
            }

            float* v = value + (3 * row);
            Vector512<float> m0 = Vector512.Load(value), m1 = Vector512.Load(value + row), m2 = Vector512.Load(value + (2 * row));
            Vector512<float> m3 = Vector512.Load(v), m5 = Vector512.Load(v + (2 * row));
            if (at.Height == 3)
            {
                OutputLine(m0, m1, m2, m3, m5, half, 6 * Lanes);
            }
            else
            {
                WinogradTransform512.OutputLine(m0, m1, m2, m3, Vector512.Load(v + row), m5, half, 6 * Lanes);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void InputLine(
        Vector512<float> d0, Vector512<float> d1, Vector512<float> d2, Vector512<float> d3, Vector512<float> d4, float* to, nint step)
    {
        Vector512<float> far = d3 - d1;
        Vector512<float> near = d3 - d2;
        Vector512<float> inner = d1 - d2;
        far += far;
        inner += inner;
        Vector512.MultiplyAddEstimate(Vector512.Create(4f), d0 - d2, far).Store(to);
        (Vector512.Create(3f) * (near - (d1 + d1))).Store(to + step);
        (near + inner).Store(to + (2 * step));
        (far + far).Store(to + (3 * step));
        (d4 - d2 - far).Store(to + (5 * step));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void OutputLine(
        Vector512<float> m0, Vector512<float> m1, Vector512<float> m2, Vector512<float> m3, Vector512<float> m5, float* to, nint step)
    {
        Vector512<float> sum = m1 + m2;
        (m0 + sum + m3).Store(to);
        Vector512.MultiplyAddEstimate(Vector512.Create(2f), m3, m1 - m2).Store(to + step);
        (Vector512.MultiplyAddEstimate(Vector512.Create(4f), m3, sum) + m5).Store(to + (2 * step));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void OutputAdjointLine(Vector512<float> y0, Vector512<float> y1, Vector512<float> y2, float* to, nint step)
    {
        Vector512<float> even = y0 + y2;
        y0.Store(to);
        (even + y1).Store(to + step);
        (even - y1).Store(to + (2 * step));
        Vector512.MultiplyAddEstimate(Vector512.Create(4f), y2, y0 + (y1 + y1)).Store(to + (3 * step));
        y2.Store(to + (5 * step));
    }
}
