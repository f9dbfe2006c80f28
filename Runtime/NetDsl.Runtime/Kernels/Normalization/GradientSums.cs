using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

/// <summary>
/// Sums over the rows of <see cref="ChannelRows"/> of a gradient, taken back through an activation, and of its products with the data's
/// distances from the columns' centers; a strip of columns in registers at a time.
/// </summary>
internal static unsafe class GradientSums<TActivation>
    where TActivation : struct, ISlopeFromOutput
{
    /// <summary>All columns of some rows.</summary>
    /// <param name="data">The input of the normalisation.</param>
    /// <param name="gradient">The gradient behind the activation.</param>
    /// <param name="center">A row of centers; and unless the activation is none, the factors and offsets in front of it.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="width">Floats of a row.</param>
    /// <param name="sums">Two rows: takes the sums and then the products.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(float* data, float* gradient, float* center, int rows, int width, float* sums)
    {
        int strip = ChannelRows.Strip;
        for (int column = 0; column < width; column += strip)
        {
            if (VectorWidth.Bits == 512)
            {
                Sum512(data + column, gradient + column, center + column, rows, width, sums + column);
            }
            else
            {
                Sum256(data + column, gradient + column, center + column, rows, width, sums + column);
            }
        }
    }

    /// <summary>The sums of 64 columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Sum512(float* data, float* gradient, float* center, int rows, nint width, float* sums)
    {
        float* factor = TActivation.IsIdentity ? center : center + width;
        float* offset = TActivation.IsIdentity ? center : center + (2 * width);
        Vector512<float> a0 = Vector512<float>.Zero, a1 = a0, a2 = a0, a3 = a0;
        Vector512<float> b0 = a0, b1 = a0, b2 = a0, b3 = a0;
        Vector512<float> x, g;
        Vector512<float> c0 = Vector512.Load(center);
        Vector512<float> c1 = Vector512.Load(center + 16);
        Vector512<float> c2 = Vector512.Load(center + 32);
        Vector512<float> c3 = Vector512.Load(center + 48);
        Vector512<float> f0 = Vector512.Load(factor);
        Vector512<float> f1 = Vector512.Load(factor + 16);
        Vector512<float> f2 = Vector512.Load(factor + 32);
        Vector512<float> f3 = Vector512.Load(factor + 48);
        Vector512<float> o0 = Vector512.Load(offset);
        Vector512<float> o1 = Vector512.Load(offset + 16);
        Vector512<float> o2 = Vector512.Load(offset + 32);
        Vector512<float> o3 = Vector512.Load(offset + 48);
        for (; rows > 0; rows--, data += width, gradient += width)
        {
            x = Vector512.Load(data);
            g = RecomputedSlope<TActivation>.Of(Vector512.Load(gradient), x, f0, o0);
            a0 += g;
            b0 = Vector512.MultiplyAddEstimate(x - c0, g, b0);
            x = Vector512.Load(data + 16);
            g = RecomputedSlope<TActivation>.Of(Vector512.Load(gradient + 16), x, f1, o1);
            a1 += g;
            b1 = Vector512.MultiplyAddEstimate(x - c1, g, b1);
            x = Vector512.Load(data + 32);
            g = RecomputedSlope<TActivation>.Of(Vector512.Load(gradient + 32), x, f2, o2);
            a2 += g;
            b2 = Vector512.MultiplyAddEstimate(x - c2, g, b2);
            x = Vector512.Load(data + 48);
            g = RecomputedSlope<TActivation>.Of(Vector512.Load(gradient + 48), x, f3, o3);
            a3 += g;
            b3 = Vector512.MultiplyAddEstimate(x - c3, g, b3);
        }

        a0.Store(sums);
        a1.Store(sums + 16);
        a2.Store(sums + 32);
        a3.Store(sums + 48);
        b0.Store(sums + width);
        b1.Store(sums + width + 16);
        b2.Store(sums + width + 32);
        b3.Store(sums + width + 48);
    }

    /// <summary>The sums of 32 columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Sum256(float* data, float* gradient, float* center, int rows, nint width, float* sums)
    {
        float* factor = TActivation.IsIdentity ? center : center + width;
        float* offset = TActivation.IsIdentity ? center : center + (2 * width);
        Vector256<float> a0 = Vector256<float>.Zero, a1 = a0, a2 = a0, a3 = a0;
        Vector256<float> b0 = a0, b1 = a0, b2 = a0, b3 = a0;
        Vector256<float> x, g;
        Vector256<float> c0 = Vector256.Load(center);
        Vector256<float> c1 = Vector256.Load(center + 8);
        Vector256<float> c2 = Vector256.Load(center + 16);
        Vector256<float> c3 = Vector256.Load(center + 24);
        Vector256<float> f0 = Vector256.Load(factor);
        Vector256<float> f1 = Vector256.Load(factor + 8);
        Vector256<float> f2 = Vector256.Load(factor + 16);
        Vector256<float> f3 = Vector256.Load(factor + 24);
        Vector256<float> o0 = Vector256.Load(offset);
        Vector256<float> o1 = Vector256.Load(offset + 8);
        Vector256<float> o2 = Vector256.Load(offset + 16);
        Vector256<float> o3 = Vector256.Load(offset + 24);
        for (; rows > 0; rows--, data += width, gradient += width)
        {
            x = Vector256.Load(data);
            g = RecomputedSlope<TActivation>.Of(Vector256.Load(gradient), x, f0, o0);
            a0 += g;
            b0 = Vector256.MultiplyAddEstimate(x - c0, g, b0);
            x = Vector256.Load(data + 8);
            g = RecomputedSlope<TActivation>.Of(Vector256.Load(gradient + 8), x, f1, o1);
            a1 += g;
            b1 = Vector256.MultiplyAddEstimate(x - c1, g, b1);
            x = Vector256.Load(data + 16);
            g = RecomputedSlope<TActivation>.Of(Vector256.Load(gradient + 16), x, f2, o2);
            a2 += g;
            b2 = Vector256.MultiplyAddEstimate(x - c2, g, b2);
            x = Vector256.Load(data + 24);
            g = RecomputedSlope<TActivation>.Of(Vector256.Load(gradient + 24), x, f3, o3);
            a3 += g;
            b3 = Vector256.MultiplyAddEstimate(x - c3, g, b3);
        }

        a0.Store(sums);
        a1.Store(sums + 8);
        a2.Store(sums + 16);
        a3.Store(sums + 24);
        b0.Store(sums + width);
        b1.Store(sums + width + 8);
        b2.Store(sums + width + 16);
        b3.Store(sums + width + 24);
    }
}
