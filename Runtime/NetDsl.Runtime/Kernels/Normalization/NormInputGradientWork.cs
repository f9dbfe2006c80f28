using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NetDsl.Memory;
using NetDsl.Threading;

namespace NetDsl.Kernels;

/// <summary>
/// input gradient = a · gradient in front of the activation + b · (input − mean) + c, with a, b, c and the mean for each channel.
/// </summary>
internal unsafe struct NormInputGradientWork<TActivation> : IWork
    where TActivation : struct, ISlopeFromOutput
{
    /// <summary>Values of each channel: a, b, c, the mean, and the factor and offset in front of the activation.</summary>
    private static int Coefficients => TActivation.IsIdentity ? 4 : 6;

    private ChannelRows rows;
    private float* input;
    private float* outputGradient;
    private float* inputGradient;

    /// <summary>A pattern of each coefficient.</summary>
    private float* pattern;

    /// <summary>Does all pixels; the coefficients are runs of one value a channel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(
        in ChannelRows rows, float* input, float* outputGradient, float* coefficients, float* inputGradient)
    {
        float* pattern = Scratch.Floats(ScratchUse.SharedRows, (long)Coefficients * rows.PatternWidth);
        for (int i = 0; i < Coefficients; i++)
        {
            rows.SpreadPattern(coefficients + (i * rows.Channels), pattern + ((long)i * rows.PatternWidth));
        }

        NormInputGradientWork<TActivation> work = new()
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
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Execute(int item)
    {
        long start = (long)item * rows.BlockPixels * rows.Channels;
        long left = (long)rows.PixelsOf(item) * rows.Channels;
        for (; left > 0; left -= rows.PatternWidth, start += rows.PatternWidth)
        {
            Row(input + start, outputGradient + start, pattern, rows.PatternWidth, inputGradient + start, (int)Math.Min(rows.PatternWidth, left));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Row(float* x, float* gradient, float* a, nint width, float* to, int count)
    {
        float* b = a + width;
        float* c = b + width;
        float* mean = c + width;
        float* factor = TActivation.IsIdentity ? mean : mean + width;
        float* offset = TActivation.IsIdentity ? mean : factor + width;
        int i = 0;
        if (VectorWidth.Bits == 512)
        {
            for (; i + 16 <= count; i += 16)
            {
                Vector512<float> input = Vector512.Load(x + i);
                Vector512<float> rest = Vector512.MultiplyAddEstimate(input - Vector512.Load(mean + i), Vector512.Load(b + i), Vector512.Load(c + i));
                Vector512<float> inner = RecomputedSlope<TActivation>.Of(
                    Vector512.Load(gradient + i), input, Vector512.Load(factor + i), Vector512.Load(offset + i));
                Vector512.MultiplyAddEstimate(inner, Vector512.Load(a + i), rest).Store(to + i);
            }
        }

        for (; i + 8 <= count; i += 8)
        {
            Vector256<float> input = Vector256.Load(x + i);
            Vector256<float> rest = Vector256.MultiplyAddEstimate(input - Vector256.Load(mean + i), Vector256.Load(b + i), Vector256.Load(c + i));
            Vector256<float> inner = RecomputedSlope<TActivation>.Of(
                Vector256.Load(gradient + i), input, Vector256.Load(factor + i), Vector256.Load(offset + i));
            Vector256.MultiplyAddEstimate(inner, Vector256.Load(a + i), rest).Store(to + i);
        }

        for (; i < count; i++)
        {
            float rest = float.MultiplyAddEstimate(x[i] - mean[i], b[i], c[i]);
            to[i] = float.MultiplyAddEstimate(RecomputedSlope<TActivation>.Of(gradient[i], x[i], factor[i], offset[i]), a[i], rest);
        }
    }
}
