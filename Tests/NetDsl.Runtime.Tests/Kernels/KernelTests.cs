using NetDsl.Kernels;
using NetDsl.Threading;

namespace NetDsl.Tests.Kernels;

/// <summary>
/// Kernel tests run one after another, because some of them choose the vector width or the number of threads for the process; each
/// ends with what the machine offers.
/// </summary>
[Collection("Kernels")]
public abstract class KernelTests : IDisposable
{
    /// <summary>The vector widths that this machine can run.</summary>
    public static TheoryData<int> Widths => [.. new[] { 512, 256, 128 }.Where(bits => bits <= VectorWidth.Widest)];

    public void Dispose()
    {
        VectorWidth.Bits = VectorWidth.Widest;
        Parallelism.Degree = Environment.ProcessorCount;
        GC.SuppressFinalize(this);
    }

    internal static void ForEachWidth(Action check)
    {
        foreach (int bits in new[] { 512, 256, 128 }.Where(bits => bits <= VectorWidth.Widest))
        {
            VectorWidth.Bits = bits;
            check();
        }
    }

    /// <summary>Runs with one, two and three threads and expects the same bits.</summary>
    internal static void ExpectSameBits(Func<float[]> compute)
    {
        Parallelism.Degree = 1;
        float[] expected = compute();
        for (int degree = 2; degree <= 3; degree++)
        {
            Parallelism.Degree = degree;
            for (int repeat = 0; repeat < 3; repeat++)
            {
                Assert.Equal(expected.Select(BitConverter.SingleToInt32Bits), compute().Select(BitConverter.SingleToInt32Bits));
            }
        }
    }
}
