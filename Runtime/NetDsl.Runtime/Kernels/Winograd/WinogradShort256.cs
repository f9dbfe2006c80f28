using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

/// <summary>
/// The transforms of tiles that have three outputs along one axis or both, for 8 channels at a time: minimal filtering with the points of
/// <see cref="WinogradTransform256"/> but for -2, the value of which is left out. Filters are those of full tiles, whose scale is made good
/// for on the side of the inputs.
/// </summary>
[SkipLocalsInit]
internal static unsafe class WinogradShort256
{
    private const int Lanes = 8;

    /// <summary>Bᵀ d B: as many inputs as a tile of height × width sees, given by pointers in rows, to its values.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Input(int height, int width, float** pixels, nint channel, float* value, nint valueStep)
    {
        float* stack = stackalloc float[36 * Lanes];
        float* half = stack;
        int seen = width + 2;
        for (int x = 0; x < seen; x++)
        {
            float** p = pixels + x;
            Vector256<float> d0 = Vector256.Load(p[0] + channel);
            Vector256<float> d1 = Vector256.Load(p[seen] + channel);
            Vector256<float> d2 = Vector256.Load(p[2 * seen] + channel);
            Vector256<float> d3 = Vector256.Load(p[3 * seen] + channel);
            Vector256<float> d4 = Vector256.Load(p[4 * seen] + channel);
            if (height == 3)
            {
                InputLine(d0, d1, d2, d3, d4, half + (x * Lanes), 6 * Lanes);
            }
            else
            {
                WinogradTransform256.InputLine(d0, d1, d2, d3, d4, Vector256.Load(p[5 * seen] + channel), half + (x * Lanes), 6 * Lanes);
            }
        }

        for (int y = 0; y < 6; y++, value += 6 * valueStep)
        {
            if (height == 3 && y == WinogradAxis.LeftOut)
            {
                continue;
            }

            float* h = half + (y * 6 * Lanes);
            Vector256<float> d0 = Vector256.Load(h), d1 = Vector256.Load(h + Lanes), d2 = Vector256.Load(h + (2 * Lanes));
            Vector256<float> d3 = Vector256.Load(h + (3 * Lanes)), d4 = Vector256.Load(h + (4 * Lanes));
            if (width == 4)
            {
                WinogradTransform256.InputLine(d0, d1, d2, d3, d4, Vector256.Load(h + (5 * Lanes)), value, valueStep);
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
        float* stack = stackalloc float[24 * Lanes];
        float* half = stack;
        OutputColumns(at, value, valueStep, half);
        Vector256<float> least = Vector256.Create(lower);
        Vector256<float> offset = Vector256.Load(bias);
        float* lines = stackalloc float[4 * Lanes];
        float* line = lines;
        for (int y = 0; y < at.Rows; y++, pixel += at.TargetRowStep)
        {
            float* h = half + (y * 6 * Lanes);
            Vector256<float> m0 = Vector256.Load(h), m1 = Vector256.Load(h + Lanes), m2 = Vector256.Load(h + (2 * Lanes));
            Vector256<float> m3 = Vector256.Load(h + (3 * Lanes)), m5 = Vector256.Load(h + (5 * Lanes));
            if (at.Width == 3)
            {
                OutputLine(m0, m1, m2, m3, m5, line, Lanes);
            }
            else
            {
                WinogradTransform256.OutputLine(m0, m1, m2, m3, Vector256.Load(h + (4 * Lanes)), m5, line, Lanes);
            }

            for (int x = 0; x < at.Columns; x++)
            {
                Vector256<float> sum = Vector256.Load(line + (x * Lanes)) + offset;
                Vector256.ConditionalSelect(Vector256.LessThan(sum, least), least, sum).Store(pixel + (x * at.TargetPixelStep));
            }
        }
    }

    /// <summary>A y Aᵀ, the adjoint of <see cref="Output"/>: gradients of a tile's outputs, as far as they exist, to its values.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void OutputAdjoint(in WinogradTile at, float* pixel, float* value, nint valueStep)
    {
        float* stack = stackalloc float[24 * Lanes];
        float* half = stack;
        Vector256<float> zero = Vector256<float>.Zero;
        nint rowStep = at.TargetRowStep;
        for (int x = 0; x < at.Width; x++, pixel += at.TargetPixelStep)
        {
            bool exists = x < at.Columns;
            Vector256<float> y0 = exists ? Vector256.Load(pixel) : zero;
            Vector256<float> y1 = exists && at.Rows > 1 ? Vector256.Load(pixel + rowStep) : zero;
            Vector256<float> y2 = exists && at.Rows > 2 ? Vector256.Load(pixel + (2 * rowStep)) : zero;
            if (at.Height == 3)
            {
                OutputAdjointLine(y0, y1, y2, half + (x * Lanes), 4 * Lanes);
            }
            else
            {
                Vector256<float> y3 = exists && at.Rows > 3 ? Vector256.Load(pixel + (3 * rowStep)) : zero;
                WinogradTransform256.OutputAdjointLine(y0, y1, y2, y3, half + (x * Lanes), 4 * Lanes);
            }
        }

        for (int y = 0; y < 6; y++, value += 6 * valueStep)
        {
            if (at.Height == 3 && y == WinogradAxis.LeftOut)
            {
                continue;
            }

            float* h = half + (y * 4 * Lanes);
            Vector256<float> y0 = Vector256.Load(h), y1 = Vector256.Load(h + Lanes), y2 = Vector256.Load(h + (2 * Lanes));
            if (at.Width == 3)
            {
                OutputAdjointLine(y0, y1, y2, value, valueStep);
            }
            else
            {
                WinogradTransform256.OutputAdjointLine(y0, y1, y2, Vector256.Load(h + (3 * Lanes)), value, valueStep);
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
            Vector256<float> m0 = Vector256.Load(value), m1 = Vector256.Load(value + row), m2 = Vector256.Load(value + (2 * row));
            Vector256<float> m3 = Vector256.Load(v), m5 = Vector256.Load(v + (2 * row));
            if (at.Height == 3)
            {
                OutputLine(m0, m1, m2, m3, m5, half, 6 * Lanes);
            }
            else
            {
                WinogradTransform256.OutputLine(m0, m1, m2, m3, Vector256.Load(v + row), m5, half, 6 * Lanes);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void InputLine(
        Vector256<float> d0, Vector256<float> d1, Vector256<float> d2, Vector256<float> d3, Vector256<float> d4, float* to, nint step)
    {
        Vector256<float> far = d3 - d1;
        Vector256<float> near = d3 - d2;
        Vector256<float> inner = d1 - d2;
        far += far;
        inner += inner;
        Vector256.MultiplyAddEstimate(Vector256.Create(4f), d0 - d2, far).Store(to);
        (Vector256.Create(3f) * (near - (d1 + d1))).Store(to + step);
        (near + inner).Store(to + (2 * step));
        (far + far).Store(to + (3 * step));
        (d4 - d2 - far).Store(to + (5 * step));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void OutputLine(
        Vector256<float> m0, Vector256<float> m1, Vector256<float> m2, Vector256<float> m3, Vector256<float> m5, float* to, nint step)
    {
        Vector256<float> sum = m1 + m2;
        (m0 + sum + m3).Store(to);
        Vector256.MultiplyAddEstimate(Vector256.Create(2f), m3, m1 - m2).Store(to + step);
        (Vector256.MultiplyAddEstimate(Vector256.Create(4f), m3, sum) + m5).Store(to + (2 * step));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void OutputAdjointLine(Vector256<float> y0, Vector256<float> y1, Vector256<float> y2, float* to, nint step)
    {
        Vector256<float> even = y0 + y2;
        y0.Store(to);
        (even + y1).Store(to + step);
        (even - y1).Store(to + (2 * step));
        Vector256.MultiplyAddEstimate(Vector256.Create(4f), y2, y0 + (y1 + y1)).Store(to + (3 * step));
        y2.Store(to + (5 * step));
    }
}
