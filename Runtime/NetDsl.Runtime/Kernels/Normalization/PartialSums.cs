using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

/// <summary>Joins the sums of blocks or samples in their order, whichever threads have computed them.</summary>
internal static unsafe class PartialSums
{
    /// <summary>Adds one part to the totals.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(double* part, double* totals, int count)
    {
        int i = 0;
        for (; i + 4 <= count; i += 4)
        {
            (Vector256.Load(totals + i) + Vector256.Load(part + i)).Store(totals + i);
        }

        for (; i < count; i++)
        {
            totals[i] += part[i];
        }
    }

    /// <summary>Sums parts of two values a channel, first all of the one and then all of the other, into the spans that are not empty.</summary>
    public static void Join(double* parts, int count, int channels, Span<float> first, Span<float> second)
    {
        Join(parts, count, 2 * channels, first.IsEmpty ? first : first[..channels]);
        Join(parts + channels, count, 2 * channels, second.IsEmpty ? second : second[..channels]);
    }

    /// <summary>Sums parts that lie a number of values apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Join(double* parts, int count, int step, Span<float> sums)
    {
        for (int i = 0; i < sums.Length; i++)
        {
            double sum = 0;
            for (int part = 0; part < count; part++)
            {
                sum += parts[((long)part * step) + i];
            }

            sums[i] = (float)sum;
        }
    }
}
