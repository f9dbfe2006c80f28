using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using NetDsl.Threading;

namespace NetDsl.Kernels;

/// <summary>
/// output = activation(input · kernel + bias) from rows of weights as they lie; an item is a run of outputs. Blocks of rows are added
/// to the outputs, which stay in the first-level cache, as do the weights for all samples of a batch.
/// </summary>
internal unsafe struct DenseForwardWork<TActivation> : IWork
    where TActivation : struct, IActivation
{
    /// <summary>Outputs of an item.</summary>
    private const int Columns = 1024;

    /// <summary>Rows added at a time. Rows of a power of two share their places in the cache, so that more of them would drive each other out.</summary>
    private const int BlockRows = 4;


    private ConvGeometry dense;
    private int batch;
    private float* input;
    private float* kernel;
    private float* bias;
    private float* output;

    /// <summary>Computes all outputs; the bias may be null.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(in ConvGeometry dense, int batch, float* input, float* kernel, float* bias, float* output)
    {
        DenseForwardWork<TActivation> work =
            new() { dense = dense, batch = batch, input = input, kernel = kernel, bias = bias, output = output };
        DenseRows.Share(ref work, DenseRows.Pieces(dense.OutputChannels, Columns), dense, batch);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Execute(int item)
    {
        int first = item * Columns;
        int count = Math.Min(Columns, dense.OutputChannels - first);
        Begin(output + first, count, bias == null ? default : new ReadOnlySpan<float>(bias + first, count));
        for (int row = 0; row < dense.InputChannels; row += BlockRows)
        {
            AddRows(row, Math.Min(BlockRows, dense.InputChannels - row), first, count);
        }

        for (int sample = 0; sample < batch && !TActivation.IsIdentity; sample++)
        {
            Span<float> values = new(output + ((long)sample * dense.OutputChannels) + first, count);
            ElementwiseLoop.Forward<TActivation>(values, values);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Begin(float* target, int count, ReadOnlySpan<float> start)
    {
        for (int sample = 0; sample < batch; sample++, target += dense.OutputChannels)
        {
            Span<float> values = new(target, count);
            values.Clear();
            start.CopyTo(values);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void AddRows(int row, int rows, int first, int count)
    {
        float* weights = kernel + ((long)row * dense.OutputChannels) + first;
        float* from = input + row;
        float* to = output + first;
        int left = batch;
        int wide = VectorWidth.Bits == 512 ? count / 16 * 16 : 0;
        for (; wide > 0 && left >= 4; left -= 4, from += 4L * dense.InputChannels, to += 4L * dense.OutputChannels)
        {
            Four(weights, rows, from, dense.InputChannels, to, dense.OutputChannels, wide);
            for (int sample = 0; sample < 4 && wide < count; sample++)
            {
                One(weights + wide, rows, from + (sample * dense.InputChannels), to + wide + (sample * dense.OutputChannels), dense.OutputChannels, count - wide);
            }
        }

        for (; left > 0; left--, from += dense.InputChannels, to += dense.OutputChannels)
        {
            One(weights, rows, from, to, dense.OutputChannels, count);
        }
    }

    /// <summary>Adds some rows to the outputs of four samples. What the next rows will read is asked for while these are added.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Four(float* weights, int rows, float* x, nint inputs, float* y, nint outputs, int count)
    {
        for (; count > 0; count -= 16, weights += 16, y += 16)
        {
            Vector512<float> a = Vector512.Load(y);
            Vector512<float> b = Vector512.Load(y + outputs);
            Vector512<float> c = Vector512.Load(y + (2 * outputs));
            Vector512<float> d = Vector512.Load(y + (3 * outputs));
            float* row = weights;
            float* end = x + rows;
            for (float* from = x; from < end; from++, row += outputs)
            {
                Sse.Prefetch0(row + (BlockRows * outputs));
                Vector512<float> w = Vector512.Load(row);
                a = Vector512.MultiplyAddEstimate(w, Vector512.Create(*from), a);
                b = Vector512.MultiplyAddEstimate(w, Vector512.Create(from[inputs]), b);
                c = Vector512.MultiplyAddEstimate(w, Vector512.Create(from[2 * inputs]), c);
                d = Vector512.MultiplyAddEstimate(w, Vector512.Create(from[3 * inputs]), d);
            }

            a.Store(y);
            b.Store(y + outputs);
            c.Store(y + (2 * outputs));
            d.Store(y + (3 * outputs));
        }
    }

    /// <summary>Adds some rows to the outputs of one sample.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void One(float* weights, int rows, float* x, float* y, nint outputs, int count)
    {
        for (; count > 0; count -= 8, weights += 8, y += 8)
        {
            Vector256<float> sum = Vector256.Load(y);
            float* row = weights;
            for (int i = 0; i < rows; i++, row += outputs)
            {
                sum = Vector256.MultiplyAddEstimate(Vector256.Load(row), Vector256.Create(x[i]), sum);
            }

            sum.Store(y);
        }
    }
}
