using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NetDsl.Memory;
using NetDsl.Threading;

namespace NetDsl.Kernels;

/// <summary>input gradient = a · output gradient + b · (input − mean) + c, with a, b, c and the mean for each channel.</summary>
internal unsafe struct NormInputGradientWork : IWork
{
    private ChannelRows rows;
    private float* input;
    private float* outputGradient;
    private float* inputGradient;

    /// <summary>Rows of a, b, c and the mean.</summary>
    private float* pattern;

    /// <summary>Does all pixels; the coefficients are four runs of one value a channel.</summary>
    public static void Run(
        in ChannelRows rows, float* input, float* outputGradient, float* coefficients, float* inputGradient)
    {
        float* pattern = Scratch.Floats(ScratchUse.SharedRows, 4L * rows.Width);
        for (int i = 0; i < 4; i++)
        {
            rows.Spread(coefficients + (i * rows.Channels), pattern + ((long)i * rows.Width));
        }

        NormInputGradientWork work = new()
        {
            rows = rows,
            input = input,
            outputGradient = outputGradient,
            inputGradient = inputGradient,
            pattern = pattern,
        };
        WorkerPool.Run(ref work, rows.Blocks, 0.4 * rows.Pixels * rows.Channels);
    }

    /// <inheritdoc/>
    public readonly void Execute(int item)
    {
        long start = (long)item * rows.BlockPixels * rows.Channels;
        long left = (long)rows.PixelsOf(item) * rows.Channels;
        for (; left > 0; left -= rows.Width, start += rows.Width)
        {
            Row(input + start, outputGradient + start, pattern, rows.Width, inputGradient + start, (int)Math.Min(rows.Width, left));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Row(float* x, float* gradient, float* a, nint width, float* to, int count)
    {
        float* b = a + width;
        float* c = b + width;
        float* mean = c + width;
        int i = 0;
        if (VectorWidth.Bits == 512)
        {
            for (; i + 16 <= count; i += 16)
            {
                Vector512<float> rest = Vector512.MultiplyAddEstimate(
                    Vector512.Load(x + i) - Vector512.Load(mean + i), Vector512.Load(b + i), Vector512.Load(c + i));
                Vector512.MultiplyAddEstimate(Vector512.Load(gradient + i), Vector512.Load(a + i), rest).Store(to + i);
            }
        }

        for (; i + 8 <= count; i += 8)
        {
            Vector256<float> rest = Vector256.MultiplyAddEstimate(
                Vector256.Load(x + i) - Vector256.Load(mean + i), Vector256.Load(b + i), Vector256.Load(c + i));
            Vector256.MultiplyAddEstimate(Vector256.Load(gradient + i), Vector256.Load(a + i), rest).Store(to + i);
        }

        for (; i < count; i++)
        {
            float rest = float.MultiplyAddEstimate(x[i] - mean[i], b[i], c[i]);
            to[i] = float.MultiplyAddEstimate(gradient[i], a[i], rest);
        }
    }
}
