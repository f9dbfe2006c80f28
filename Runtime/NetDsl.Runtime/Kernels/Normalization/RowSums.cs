using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

/// <summary>Sums over the rows of <see cref="ChannelRows"/>, a strip of columns in registers at a time.</summary>
internal static unsafe class RowSums
{
    /// <summary>The sums of all columns of some rows.</summary>
    public static void Sum(float* data, int rows, int width, float* sums)
    {
        int strip = Strip;
        for (int column = 0; column < width; column += strip)
        {
            if (strip == 64)
            {
                Sum512(data + column, rows, width, sums + column);
            }
            else
            {
                Sum256(data + column, rows, width, sums + column);
            }
        }
    }

    /// <summary>The sums of squared distances from the columns' centers.</summary>
    public static void Squares(float* data, float* center, int rows, int width, float* sums)
    {
        int strip = Strip;
        for (int column = 0; column < width; column += strip)
        {
            if (strip == 64)
            {
                Squares512(data + column, center + column, rows, width, sums + column);
            }
            else
            {
                Squares256(data + column, center + column, rows, width, sums + column);
            }
        }
    }

    /// <summary>The sums of a gradient, and of its products with the data's distances from the columns' centers.</summary>
    public static void Products(float* data, float* gradient, float* center, int rows, int width, float* sums, float* products)
    {
        int strip = Strip;
        for (int column = 0; column < width; column += strip)
        {
            float* from = data + column;
            if (strip == 64)
            {
                Products512(from, gradient + column, center + column, rows, width, sums + column, products + column);
            }
            else
            {
                Products256(from, gradient + column, center + column, rows, width, sums + column, products + column);
            }
        }
    }

    private static int Strip => VectorWidth.Bits == 512 ? 64 : 32;

    /// <summary>The sums of 64 columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Sum512(float* data, int rows, nint width, float* sums)
    {
        Vector512<float> a0 = Vector512<float>.Zero, a1 = a0, a2 = a0, a3 = a0;
        for (; rows > 0; rows--, data += width)
        {
            a0 += Vector512.Load(data);
            a1 += Vector512.Load(data + 16);
            a2 += Vector512.Load(data + 32);
            a3 += Vector512.Load(data + 48);
        }

        a0.Store(sums);
        a1.Store(sums + 16);
        a2.Store(sums + 32);
        a3.Store(sums + 48);
    }

    /// <summary>The sums of squared distances of 64 columns from their centers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Squares512(float* data, float* center, int rows, nint width, float* sums)
    {
        Vector512<float> a0 = Vector512<float>.Zero, a1 = a0, a2 = a0, a3 = a0;
        Vector512<float> c0 = Vector512.Load(center);
        Vector512<float> c1 = Vector512.Load(center + 16);
        Vector512<float> c2 = Vector512.Load(center + 32);
        Vector512<float> c3 = Vector512.Load(center + 48);
        for (; rows > 0; rows--, data += width)
        {
            Vector512<float> d = Vector512.Load(data) - c0;
            a0 = Vector512.MultiplyAddEstimate(d, d, a0);
            d = Vector512.Load(data + 16) - c1;
            a1 = Vector512.MultiplyAddEstimate(d, d, a1);
            d = Vector512.Load(data + 32) - c2;
            a2 = Vector512.MultiplyAddEstimate(d, d, a2);
            d = Vector512.Load(data + 48) - c3;
            a3 = Vector512.MultiplyAddEstimate(d, d, a3);
        }

        a0.Store(sums);
        a1.Store(sums + 16);
        a2.Store(sums + 32);
        a3.Store(sums + 48);
    }

    /// <summary>The sums of 64 columns of the other data, and of its products with the distances from the centers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Products512(float* data, float* other, float* center, int rows, nint width, float* sums, float* products)
    {
        Vector512<float> a0 = Vector512<float>.Zero, a1 = a0, a2 = a0, a3 = a0;
        Vector512<float> b0 = Vector512<float>.Zero, b1 = b0, b2 = b0, b3 = b0;
        Vector512<float> c0 = Vector512.Load(center);
        Vector512<float> c1 = Vector512.Load(center + 16);
        Vector512<float> c2 = Vector512.Load(center + 32);
        Vector512<float> c3 = Vector512.Load(center + 48);
        for (; rows > 0; rows--, data += width, other += width)
        {
            Vector512<float> g = Vector512.Load(other);
            Vector512<float> d = Vector512.Load(data) - c0;
            a0 += g;
            b0 = Vector512.MultiplyAddEstimate(d, g, b0);
            g = Vector512.Load(other + 16);
            d = Vector512.Load(data + 16) - c1;
            a1 += g;
            b1 = Vector512.MultiplyAddEstimate(d, g, b1);
            g = Vector512.Load(other + 32);
            d = Vector512.Load(data + 32) - c2;
            a2 += g;
            b2 = Vector512.MultiplyAddEstimate(d, g, b2);
            g = Vector512.Load(other + 48);
            d = Vector512.Load(data + 48) - c3;
            a3 += g;
            b3 = Vector512.MultiplyAddEstimate(d, g, b3);
        }

        a0.Store(sums);
        a1.Store(sums + 16);
        a2.Store(sums + 32);
        a3.Store(sums + 48);
        b0.Store(products);
        b1.Store(products + 16);
        b2.Store(products + 32);
        b3.Store(products + 48);
    }

    /// <summary>The sums of 32 columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Sum256(float* data, int rows, nint width, float* sums)
    {
        Vector256<float> a0 = Vector256<float>.Zero, a1 = a0, a2 = a0, a3 = a0;
        for (; rows > 0; rows--, data += width)
        {
            a0 += Vector256.Load(data);
            a1 += Vector256.Load(data + 8);
            a2 += Vector256.Load(data + 16);
            a3 += Vector256.Load(data + 24);
        }

        a0.Store(sums);
        a1.Store(sums + 8);
        a2.Store(sums + 16);
        a3.Store(sums + 24);
    }

    /// <summary>The sums of squared distances of 32 columns from their centers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Squares256(float* data, float* center, int rows, nint width, float* sums)
    {
        Vector256<float> a0 = Vector256<float>.Zero, a1 = a0, a2 = a0, a3 = a0;
        Vector256<float> c0 = Vector256.Load(center);
        Vector256<float> c1 = Vector256.Load(center + 8);
        Vector256<float> c2 = Vector256.Load(center + 16);
        Vector256<float> c3 = Vector256.Load(center + 24);
        for (; rows > 0; rows--, data += width)
        {
            Vector256<float> d = Vector256.Load(data) - c0;
            a0 = Vector256.MultiplyAddEstimate(d, d, a0);
            d = Vector256.Load(data + 8) - c1;
            a1 = Vector256.MultiplyAddEstimate(d, d, a1);
            d = Vector256.Load(data + 16) - c2;
            a2 = Vector256.MultiplyAddEstimate(d, d, a2);
            d = Vector256.Load(data + 24) - c3;
            a3 = Vector256.MultiplyAddEstimate(d, d, a3);
        }

        a0.Store(sums);
        a1.Store(sums + 8);
        a2.Store(sums + 16);
        a3.Store(sums + 24);
    }

    /// <summary>The sums of 32 columns of the other data, and of its products with the distances from the centers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Products256(float* data, float* other, float* center, int rows, nint width, float* sums, float* products)
    {
        Vector256<float> a0 = Vector256<float>.Zero, a1 = a0, a2 = a0, a3 = a0;
        Vector256<float> b0 = Vector256<float>.Zero, b1 = b0, b2 = b0, b3 = b0;
        Vector256<float> c0 = Vector256.Load(center);
        Vector256<float> c1 = Vector256.Load(center + 8);
        Vector256<float> c2 = Vector256.Load(center + 16);
        Vector256<float> c3 = Vector256.Load(center + 24);
        for (; rows > 0; rows--, data += width, other += width)
        {
            Vector256<float> g = Vector256.Load(other);
            Vector256<float> d = Vector256.Load(data) - c0;
            a0 += g;
            b0 = Vector256.MultiplyAddEstimate(d, g, b0);
            g = Vector256.Load(other + 8);
            d = Vector256.Load(data + 8) - c1;
            a1 += g;
            b1 = Vector256.MultiplyAddEstimate(d, g, b1);
            g = Vector256.Load(other + 16);
            d = Vector256.Load(data + 16) - c2;
            a2 += g;
            b2 = Vector256.MultiplyAddEstimate(d, g, b2);
            g = Vector256.Load(other + 24);
            d = Vector256.Load(data + 24) - c3;
            a3 += g;
            b3 = Vector256.MultiplyAddEstimate(d, g, b3);
        }

        a0.Store(sums);
        a1.Store(sums + 8);
        a2.Store(sums + 16);
        a3.Store(sums + 24);
        b0.Store(products);
        b1.Store(products + 8);
        b2.Store(products + 16);
        b3.Store(products + 24);
    }
}
