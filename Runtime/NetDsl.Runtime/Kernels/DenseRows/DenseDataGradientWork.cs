using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using NetDsl.Threading;

namespace NetDsl.Kernels;

/// <summary>
/// The gradient of a dense layer with respect to its input, from rows of weights as they lie: the product of each row with the output
/// gradient; an item is a few rows.
/// </summary>
internal unsafe struct DenseDataGradientWork : IWork
{
    private const int Rows = 32;

    /// <summary>Outputs taken through all rows of an item before the next: their gradients stay in the first-level cache.</summary>
    private const int Columns = 1024;

    private ConvGeometry dense;
    private int batch;
    private float* outputGradient;
    private float* kernel;
    private float* inputGradient;

    /// <summary>Overwrites the input gradient.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(in ConvGeometry dense, int batch, float* outputGradient, float* kernel, float* inputGradient)
    {
        DenseDataGradientWork work =
            new() { dense = dense, batch = batch, outputGradient = outputGradient, kernel = kernel, inputGradient = inputGradient };
        DenseRows.Share(ref work, DenseRows.Pieces(dense.InputChannels, Rows), dense, batch);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Execute(int item)
    {
        int first = item * Rows;
        int rows = Math.Min(Rows, dense.InputChannels - first);
        for (int sample = 0; sample < batch; sample++)
        {
            new Span<float>(inputGradient + ((long)sample * dense.InputChannels) + first, rows).Clear();
        }

        for (int column = 0; column < dense.OutputChannels; column += Columns)
        {
            AddColumns(first, first + rows, column, Math.Min(Columns, dense.OutputChannels - column));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void AddColumns(int row, int end, int column, int count)
    {
        float* gradient = outputGradient + column;
        int wide = VectorWidth.Bits == 512 ? count / 16 * 16 : 0;
        for (; wide > 0 && row + 4 <= end; row += 4)
        {
            float* weights = kernel + ((long)row * dense.OutputChannels) + column;
            int sample = 0;
            for (; sample + 4 <= batch; sample += 4)
            {
                float* with = gradient + ((long)sample * dense.OutputChannels);
                Four(weights, with, dense.OutputChannels, wide, inputGradient + ((long)sample * dense.InputChannels) + row, dense.InputChannels);
            }

            AddProducts(row, row + 4, 0, sample, column + wide, count - wide);
            AddProducts(row, row + 4, sample, batch, column, count);
        }

        AddProducts(row, end, 0, batch, column, count);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void AddProducts(int row, int end, int firstSample, int endSample, int column, int count)
    {
        for (; row < end && count > 0; row++)
        {
            float* weights = kernel + ((long)row * dense.OutputChannels) + column;
            for (int sample = firstSample; sample < endSample; sample++)
            {
                float* gradient = outputGradient + ((long)sample * dense.OutputChannels) + column;
                inputGradient[((long)sample * dense.InputChannels) + row] += One(weights, gradient, count);
            }
        }
    }

    /// <summary>Adds the products of four rows with four samples.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Four(float* w, float* g, nint outputs, int count, float* target, nint inputs)
    {
        Vector512<float> a0 = Vector512<float>.Zero, a1 = a0, a2 = a0, a3 = a0, b0 = a0, b1 = a0, b2 = a0, b3 = a0;
        Vector512<float> c0 = a0, c1 = a0, c2 = a0, c3 = a0, d0 = a0, d1 = a0, d2 = a0, d3 = a0;
        nint ahead = 4 * outputs;
        for (; count > 0; count -= 16, w += 16, g += 16)
        {
            Vector512<float> g0 = Vector512.Load(g);
            Vector512<float> g1 = Vector512.Load(g + outputs);
            Vector512<float> g2 = Vector512.Load(g + (2 * outputs));
            Vector512<float> g3 = Vector512.Load(g + (3 * outputs));
            float* from = w;
            Sse.Prefetch0(from + ahead);
            Add(Vector512.Load(from), g0, g1, g2, g3, ref a0, ref b0, ref c0, ref d0);
            from += outputs;
            Sse.Prefetch0(from + ahead);
            Add(Vector512.Load(from), g0, g1, g2, g3, ref a1, ref b1, ref c1, ref d1);
            from += outputs;
            Sse.Prefetch0(from + ahead);
            Add(Vector512.Load(from), g0, g1, g2, g3, ref a2, ref b2, ref c2, ref d2);
            from += outputs;
            Sse.Prefetch0(from + ahead);
            Add(Vector512.Load(from), g0, g1, g2, g3, ref a3, ref b3, ref c3, ref d3);
        }

        AddSums(a0, a1, a2, a3, target);
        AddSums(b0, b1, b2, b3, target + inputs);
        AddSums(c0, c1, c2, c3, target + (2 * inputs));
        AddSums(d0, d1, d2, d3, target + (3 * inputs));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(
        Vector512<float> row,
        Vector512<float> first,
        Vector512<float> second,
        Vector512<float> third,
        Vector512<float> fourth,
        ref Vector512<float> a,
        ref Vector512<float> b,
        ref Vector512<float> c,
        ref Vector512<float> d)
    {
        a = Vector512.MultiplyAddEstimate(row, first, a);
        b = Vector512.MultiplyAddEstimate(row, second, b);
        c = Vector512.MultiplyAddEstimate(row, third, c);
        d = Vector512.MultiplyAddEstimate(row, fourth, d);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddSums(Vector512<float> a, Vector512<float> b, Vector512<float> c, Vector512<float> d, float* target)
    {
        target[0] += Vector512.Sum(a);
        target[1] += Vector512.Sum(b);
        target[2] += Vector512.Sum(c);
        target[3] += Vector512.Sum(d);
    }

    /// <summary>The product of one row with one sample's gradient.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float One(float* w, float* g, int count)
    {
        Vector256<float> a = Vector256<float>.Zero, b = a, c = a, d = a;
        for (; count >= 32; count -= 32, w += 32, g += 32)
        {
            a = Vector256.MultiplyAddEstimate(Vector256.Load(w), Vector256.Load(g), a);
            b = Vector256.MultiplyAddEstimate(Vector256.Load(w + 8), Vector256.Load(g + 8), b);
            c = Vector256.MultiplyAddEstimate(Vector256.Load(w + 16), Vector256.Load(g + 16), c);
            d = Vector256.MultiplyAddEstimate(Vector256.Load(w + 24), Vector256.Load(g + 24), d);
        }

        for (; count > 0; count -= 8, w += 8, g += 8)
        {
            a = Vector256.MultiplyAddEstimate(Vector256.Load(w), Vector256.Load(g), a);
        }

        return Vector256.Sum((a + b) + (c + d));
    }
}
