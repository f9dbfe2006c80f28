using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

/// <summary>Sums along one row of channels: in single precision over a stretch of it, stretches in double precision.</summary>
internal static unsafe class RowMoments
{
    private const int Stretch = 2048;

    /// <summary>The sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Sum(float* row, int count)
    {
        double sum = 0;
        for (; count > 0; count -= Stretch, row += Stretch)
        {
            sum += SumStretch(row, Math.Min(count, Stretch));
        }

        return sum;
    }

    /// <summary>The sum of squared distances from a center.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Squares(float* row, float center, int count)
    {
        double sum = 0;
        for (; count > 0; count -= Stretch, row += Stretch)
        {
            sum += SquareStretch(row, center, Math.Min(count, Stretch));
        }

        return sum;
    }

    /// <summary>The sum of products with another row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Products(float* row, float* other, int count)
    {
        double sum = 0;
        for (; count > 0; count -= Stretch, row += Stretch, other += Stretch)
        {
            sum += MultiplyStretch(row, other, Math.Min(count, Stretch));
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float SumStretch(float* row, int count)
    {
        Vector256<float> a = Vector256<float>.Zero, b = a;
        int i = 0;
        for (; i + 16 <= count; i += 16)
        {
            a += Vector256.Load(row + i);
            b += Vector256.Load(row + i + 8);
        }

        float sum = Vector256.Sum(a + b);
        for (; i < count; i++)
        {
            sum += row[i];
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float SquareStretch(float* row, float center, int count)
    {
        Vector256<float> a = Vector256<float>.Zero, b = a, middle = Vector256.Create(center);
        int i = 0;
        for (; i + 16 <= count; i += 16)
        {
            Vector256<float> first = Vector256.Load(row + i) - middle;
            Vector256<float> second = Vector256.Load(row + i + 8) - middle;
            a = Vector256.MultiplyAddEstimate(first, first, a);
            b = Vector256.MultiplyAddEstimate(second, second, b);
        }

        float sum = Vector256.Sum(a + b);
        for (; i < count; i++)
        {
            sum += (row[i] - center) * (row[i] - center);
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float MultiplyStretch(float* row, float* other, int count)
    {
        Vector256<float> a = Vector256<float>.Zero, b = a;
        int i = 0;
        for (; i + 16 <= count; i += 16)
        {
            a = Vector256.MultiplyAddEstimate(Vector256.Load(row + i), Vector256.Load(other + i), a);
            b = Vector256.MultiplyAddEstimate(Vector256.Load(row + i + 8), Vector256.Load(other + i + 8), b);
        }

        float sum = Vector256.Sum(a + b);
        for (; i < count; i++)
        {
            sum += row[i] * other[i];
        }

        return sum;
    }
}
