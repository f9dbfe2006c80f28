using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NetDsl.Benchmarks.Machine;

/// <summary>How fast memory is read and copied, in blocks that no cache holds.</summary>
internal static unsafe class Bandwidth
{
    /// <summary>Bytes of each thread's blocks.</summary>
    private const nuint Bytes = 256 << 20;

    /// <summary>10⁹ bytes in a second that a number of threads read, each its own block.</summary>
    public static double MeasureRead(int threads)
    {
        var sums = new float[threads * 64];
        return Measure(threads, blocks: 1, (number, block) => sums[number * 64] = Read((float*)block, Bytes / sizeof(float)));
    }

    /// <summary>10⁹ bytes in a second that a number of threads read and write, each from one block of its own to another.</summary>
    public static double MeasureCopy(int threads) =>
        2 * Measure(threads, blocks: 2, (_, block) => NativeMemory.Copy((byte*)block, (byte*)block + Bytes, Bytes));

    private static double Measure(int threads, nuint blocks, Action<int, nint> work)
    {
        var memory = new nint[threads];
        try
        {
            for (var number = 0; number < threads; number++)
            {
                memory[number] = (nint)NativeMemory.AlignedAlloc(blocks * Bytes, 64);
                NativeMemory.Fill((void*)memory[number], blocks * Bytes, 1); // Each page exists before the clock runs.
            }

            var seconds = ParallelClock.Seconds(threads, number => work(number, memory[number]));
            return (double)Bytes * threads / seconds / 1e9;
        }
        finally
        {
            foreach (var block in memory)
            {
                NativeMemory.AlignedFree((void*)block);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Read(float* values, nuint count)
    {
        Vector256<float> a = default, b = default, c = default, d = default, e = default, f = default, g = default, h = default;
        for (var end = values + count; values < end; values += 8 * Vector256<float>.Count)
        {
            a += Vector256.LoadAligned(values);
            b += Vector256.LoadAligned(values + 8);
            c += Vector256.LoadAligned(values + 16);
            d += Vector256.LoadAligned(values + 24);
            e += Vector256.LoadAligned(values + 32);
            f += Vector256.LoadAligned(values + 40);
            g += Vector256.LoadAligned(values + 48);
            h += Vector256.LoadAligned(values + 56);
        }

        return Vector256.Sum(a + b + c + d + e + f + g + h);
    }
}
