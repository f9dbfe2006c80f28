using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NetDsl.Memory;
using NetDsl.Threading;

namespace NetDsl.Kernels;

/// <summary>
/// The gradients of layer normalisation; an item is a block of pixels. With n the normalised value and s = gamma · the output's gradient,
/// the input's gradient is (s − mean(s) − n · mean(s · n)) / deviation.
/// </summary>
internal unsafe struct LayerNormGradientWork : IWork
{
    /// <summary>Pixels that are summed in single precision before their sums join the others in double precision.</summary>
    private const int RunPixels = 128;

    public PixelBlocks Rows;
    public float* Input;
    public float* OutputGradient;

    /// <summary>One value a channel, or null.</summary>
    public float* Gamma;
    public float* Saved;

    /// <summary>Null where nobody needs it; may be the output's gradient.</summary>
    public float* InputGradient;

    /// <summary>For each block the gradients of gamma and then of beta.</summary>
    public double* Partials;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Execute(int item)
    {
        int channels = Rows.Channels;
        double* totals = Partials + (2L * channels * item);
        new Span<double>(totals, 2 * channels).Clear();
        float* memory = Scratch.Floats(ScratchUse.Rows, 4L * channels);
        (int first, int end) = Rows.Of(item);
        for (int start = first; start < end; start += RunPixels)
        {
            new Span<float>(memory, 2 * channels).Clear();
            for (int pixel = start; pixel < Math.Min(end, start + RunPixels); pixel++)
            {
                OnePixel(pixel, memory, memory + (2 * channels), memory + (3 * channels));
            }

            for (int i = 0; i < 2 * channels; i++)
            {
                totals[i] += memory[i];
            }
        }
    }

    private readonly void OnePixel(int pixel, float* sums, float* normal, float* slope)
    {
        int channels = Rows.Channels;
        long place = (long)pixel * channels;
        float* gradient = OutputGradient + place;
        float scale = Saved[(2L * pixel) + 1];
        Normalize(Input + place, Saved[2L * pixel], scale, normal, channels);
        ChannelProducts.Accumulate(gradient, normal, sums, channels);
        ChannelBlend.Add(gradient, 1, sums + channels, channels);
        if (InputGradient == null)
        {
            return;
        }

        float* slopes = gradient;
        if (Gamma != null)
        {
            slopes = slope;
            ChannelProducts.Multiply(gradient, Gamma, slope, channels);
        }

        float mean = (float)(RowMoments.Sum(slopes, channels) / channels);
        float product = (float)(RowMoments.Products(slopes, normal, channels) / channels);
        Combine(slopes, normal, mean, product, scale, InputGradient + place, channels);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Normalize(float* from, float mean, float scale, float* to, int count)
    {
        int i = 0;
        for (; i + 8 <= count; i += 8)
        {
            ((Vector256.Load(from + i) - Vector256.Create(mean)) * scale).Store(to + i);
        }

        for (; i < count; i++)
        {
            to[i] = (from[i] - mean) * scale;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Combine(float* slopes, float* normal, float mean, float product, float scale, float* to, int count)
    {
        int i = 0;
        for (; i + 8 <= count; i += 8)
        {
            Vector256<float> rest = Vector256.Load(slopes + i) - Vector256.Create(mean);
            ((rest - (Vector256.Load(normal + i) * product)) * scale).Store(to + i);
        }

        for (; i < count; i++)
        {
            to[i] = (slopes[i] - mean - (normal[i] * product)) * scale;
        }
    }
}
