using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using NetDsl.Memory;
using NetDsl.Threading;

namespace NetDsl.Kernels;

/// <summary>
/// The gradient of a dense layer's kernel: each row is the sum over the batch of one input times the output gradient, and is written
/// once; an item is a few rows. Rows that would not stay in a cache until they are read again go past it, which spares memory the
/// reading of what is overwritten.
/// </summary>
internal unsafe struct DenseWeightGradientWork : IWork
{
    private const int Rows = 16;
    private const int Strip = 32;

    /// <summary>Floats of a gradient that no cache keeps.</summary>
    private const int Large = 1 << 20;

    private ConvGeometry dense;
    private int batch;
    private float* input;
    private float* outputGradient;

    /// <summary>The output gradient in strips of columns, each with all samples: far apart, they would drive each other out of the cache.</summary>
    private float* strips;
    private float* kernelGradient;
    private bool passesCache;

    /// <summary>Overwrites the gradients of kernel and bias; the bias' may be null.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(in ConvGeometry dense, int batch, float* input, float* outputGradient, float* kernelGradient, float* biasGradient)
    {
        DenseWeightGradientWork work = new()
        {
            dense = dense,
            batch = batch,
            input = input,
            outputGradient = outputGradient,
            kernelGradient = kernelGradient,
            passesCache = dense.KernelSize >= Large && dense.OutputChannels % 16 == 0 && (nuint)kernelGradient % 64 == 0,
        };
        work.strips = VectorWidth.Bits == 512 ? work.CopyStrips() : null;
        DenseRows.Share(ref work, DenseRows.Pieces(dense.InputChannels, Rows), dense, batch);
        if (biasGradient != null)
        {
            new ReadOnlySpan<float>(outputGradient, dense.OutputChannels).CopyTo(new Span<float>(biasGradient, dense.OutputChannels));
            for (int sample = 1; sample < batch; sample++)
            {
                ElementwiseLoop.Run<Plus>(outputGradient + ((long)sample * dense.OutputChannels), biasGradient, biasGradient, dense.OutputChannels);
            }
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Execute(int item)
    {
        int first = item * Rows;
        int count = Math.Min(Rows, dense.InputChannels - first);
        int wide = VectorWidth.Bits == 512 && count == Rows ? dense.OutputChannels / Strip * Strip : 0;
        if (wide > 0)
        {
            Wide(first, wide);
        }

        for (int row = first; row < first + count && wide < dense.OutputChannels; row++)
        {
            One(row, wide, dense.OutputChannels - wide);
        }

        if (Sse.IsSupported && passesCache)
        {
            // Whoever reads the gradient next may be another thread.
            Sse.StoreFence();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Wide(int first, int wide)
    {
        float* values = Scratch.Floats(ScratchUse.Rows, (long)batch * Rows);
        for (int sample = 0; sample < batch; sample++)
        {
            new ReadOnlySpan<float>(input + ((long)sample * dense.InputChannels) + first, Rows).CopyTo(new Span<float>(values + (sample * Rows), Rows));
        }

        float* target = kernelGradient + ((long)first * dense.OutputChannels);
        for (int column = 0; column < wide; column += Strip)
        {
            for (int row = 0; row < Rows; row += 4)
            {
                float* to = target + ((long)row * dense.OutputChannels) + column;
                Four(values + row, strips + ((long)column * batch), batch, to, dense.OutputChannels, passesCache);
            }
        }
    }

    /// <summary>Brings the output gradient into strips.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly float* CopyStrips()
    {
        float* copy = Scratch.Floats(ScratchUse.GradientStrips, (long)batch * dense.OutputChannels);
        for (int sample = 0; sample < batch; sample++)
        {
            float* from = outputGradient + ((long)sample * dense.OutputChannels);
            for (int column = 0; column + Strip <= dense.OutputChannels; column += Strip)
            {
                float* to = copy + ((long)column * batch) + (sample * Strip);
                new ReadOnlySpan<float>(from + column, Strip).CopyTo(new Span<float>(to, Strip));
            }
        }

        return copy;
    }

    private readonly void One(int row, int first, int count) => One(
        input + row,
        dense.InputChannels,
        outputGradient + first,
        dense.OutputChannels,
        batch,
        count,
        kernelGradient + ((long)row * dense.OutputChannels) + first);

    /// <summary>A strip of four rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Four(float* x, float* g, int batch, float* target, nint outputs, bool passesCache)
    {
        Vector512<float> a = Vector512<float>.Zero, b = a, c = a, d = a, e = a, f = a, h = a, k = a;
        for (int sample = batch; sample > 0; sample--, x += Rows, g += Strip)
        {
            Vector512<float> left = Vector512.Load(g);
            Vector512<float> right = Vector512.Load(g + 16);
            Vector512<float> value = Vector512.Create(x[0]);
            a = Vector512.MultiplyAddEstimate(left, value, a);
            b = Vector512.MultiplyAddEstimate(right, value, b);
            value = Vector512.Create(x[1]);
            c = Vector512.MultiplyAddEstimate(left, value, c);
            d = Vector512.MultiplyAddEstimate(right, value, d);
            value = Vector512.Create(x[2]);
            e = Vector512.MultiplyAddEstimate(left, value, e);
            f = Vector512.MultiplyAddEstimate(right, value, f);
            value = Vector512.Create(x[3]);
            h = Vector512.MultiplyAddEstimate(left, value, h);
            k = Vector512.MultiplyAddEstimate(right, value, k);
        }

        if (passesCache)
        {
            Pass(a, b, target);
            Pass(c, d, target + outputs);
            Pass(e, f, target + (2 * outputs));
            Pass(h, k, target + (3 * outputs));
        }
        else
        {
            Store(a, b, target);
            Store(c, d, target + outputs);
            Store(e, f, target + (2 * outputs));
            Store(h, k, target + (3 * outputs));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector512<float> left, Vector512<float> right, float* target)
    {
        left.Store(target);
        right.Store(target + 16);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Pass(Vector512<float> left, Vector512<float> right, float* target)
    {
        left.StoreAlignedNonTemporal(target);
        right.StoreAlignedNonTemporal(target + 16);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void One(float* x, nint inputs, float* g, nint outputs, int batch, int count, float* target)
    {
        for (; count > 0; count -= 8, g += 8, target += 8)
        {
            Vector256<float> sum = Vector256<float>.Zero;
            float* from = x;
            float* gradient = g;
            for (int sample = batch; sample > 0; sample--, from += inputs, gradient += outputs)
            {
                sum = Vector256.MultiplyAddEstimate(Vector256.Load(gradient), Vector256.Create(*from), sum);
            }

            sum.Store(target);
        }
    }
}
