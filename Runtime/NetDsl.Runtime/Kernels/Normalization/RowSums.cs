using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

/// <summary>Sums over the rows of <see cref="ChannelRows"/>, a strip of columns in registers at a time.</summary>
internal static unsafe class RowSums
{
    /// <summary>The sums of all columns of some rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Sum(float* data, int rows, int width, float* sums)
    {
        int strip = ChannelRows.Strip;
        for (int column = 0; column < width; column += strip)
        {
            if (VectorWidth.Bits == 512)
            {
                Sum512(data + column, rows, width, sums + column);
            }
            else
            {
                Sum256(data + column, rows, width, sums + column);
            }
        }
    }

    /// <summary>The sums of distances from the columns' centers, and then, in a row of their own, of their squares.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Distances(float* data, float* center, int rows, int width, float* sums)
    {
        int strip = ChannelRows.Strip;
        for (int column = 0; column < width; column += strip)
        {
            if (VectorWidth.Bits == 512)
            {
                Distances512(data + column, center + column, rows, width, sums + column);
            }
            else
            {
                Distances256(data + column, center + column, rows, width, sums + column);
            }
        }
    }

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

    /// <summary>The sums of 64 columns' distances from their centers and of their squares.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Distances512(float* data, float* center, int rows, nint width, float* sums)
    {
        Vector512<float> a0 = Vector512<float>.Zero, a1 = a0, a2 = a0, a3 = a0;
        Vector512<float> b0 = a0, b1 = a0, b2 = a0, b3 = a0;
        Vector512<float> c0 = Vector512.Load(center);
        Vector512<float> c1 = Vector512.Load(center + 16);
        Vector512<float> c2 = Vector512.Load(center + 32);
        Vector512<float> c3 = Vector512.Load(center + 48);
        for (; rows > 0; rows--, data += width)
        {
            Vector512<float> d = Vector512.Load(data) - c0;
            a0 += d;
            b0 = Vector512.MultiplyAddEstimate(d, d, b0);
            d = Vector512.Load(data + 16) - c1;
            a1 += d;
            b1 = Vector512.MultiplyAddEstimate(d, d, b1);
            d = Vector512.Load(data + 32) - c2;
            a2 += d;
            b2 = Vector512.MultiplyAddEstimate(d, d, b2);
            d = Vector512.Load(data + 48) - c3;
            a3 += d;
            b3 = Vector512.MultiplyAddEstimate(d, d, b3);
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

    /// <summary>The sums of 32 columns' distances from their centers and of their squares.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Distances256(float* data, float* center, int rows, nint width, float* sums)
    {
        Vector256<float> a0 = Vector256<float>.Zero, a1 = a0, a2 = a0, a3 = a0;
        Vector256<float> b0 = a0, b1 = a0, b2 = a0, b3 = a0;
        Vector256<float> c0 = Vector256.Load(center);
        Vector256<float> c1 = Vector256.Load(center + 8);
        Vector256<float> c2 = Vector256.Load(center + 16);
        Vector256<float> c3 = Vector256.Load(center + 24);
        for (; rows > 0; rows--, data += width)
        {
            Vector256<float> d = Vector256.Load(data) - c0;
            a0 += d;
            b0 = Vector256.MultiplyAddEstimate(d, d, b0);
            d = Vector256.Load(data + 8) - c1;
            a1 += d;
            b1 = Vector256.MultiplyAddEstimate(d, d, b1);
            d = Vector256.Load(data + 16) - c2;
            a2 += d;
            b2 = Vector256.MultiplyAddEstimate(d, d, b2);
            d = Vector256.Load(data + 24) - c3;
            a3 += d;
            b3 = Vector256.MultiplyAddEstimate(d, d, b3);
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
