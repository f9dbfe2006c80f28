using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NetDsl.Threading;

namespace NetDsl.Kernels;

/// <summary>
/// For each sample and channel the sum over the pixels of value times gradient; an item is a strip of channels of one sample. Chunks of
/// pixels are summed in single precision, and the chunks in double.
/// </summary>
[SkipLocalsInit]
internal unsafe struct GateGradientWork : IWork
{
    private const int Strip = 32;
    private const int ChunkPixels = 64;

    public int Pixels;
    public int Channels;
    public float* Value;
    public float* OutputGradient;
    public float* FactorGradient;
    private int strips;

    /// <summary>Does all samples.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(int batch)
    {
        strips = (Channels + Strip - 1) / Strip;
        WorkerPool.Run(ref this, checked(batch * strips), 0.3 * batch * Pixels * Channels);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Execute(int item)
    {
        int sample = item / strips;
        int first = item % strips * Strip;
        int count = Math.Min(Strip, Channels - first);
        double* totals = stackalloc double[Strip];
        float* sums = stackalloc float[Strip];
        new Span<double>(totals, Strip).Clear();
        long start = ((long)sample * Pixels * Channels) + first;
        for (int pixel = 0; pixel < Pixels; pixel += ChunkPixels, start += (long)ChunkPixels * Channels)
        {
            Sum(Value + start, OutputGradient + start, Math.Min(ChunkPixels, Pixels - pixel), Channels, count, sums);
            for (int channel = 0; channel < count; channel++)
            {
                totals[channel] += sums[channel];
            }
        }

        float* target = FactorGradient + ((long)sample * Channels) + first;
        for (int channel = 0; channel < count; channel++)
        {
            target[channel] = (float)totals[channel];
        }
    }

    /// <summary>The sums of a chunk's products, for some channels of each pixel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Sum(float* value, float* gradient, int pixels, nint step, int count, float* sums)
    {
        int channel = 0;
        for (; VectorWidth.Bits == 512 && channel + 16 <= count; channel += 16)
        {
            Sum512(value + channel, gradient + channel, pixels, step).Store(sums + channel);
        }

        for (; channel + 8 <= count; channel += 8)
        {
            Sum256(value + channel, gradient + channel, pixels, step).Store(sums + channel);
        }

        for (; channel < count; channel++)
        {
            float sum = 0;
            for (nint place = channel, end = channel + (pixels * step); place < end; place += step)
            {
                sum = float.MultiplyAddEstimate(value[place], gradient[place], sum);
            }

            sums[channel] = sum;
        }
    }

    /// <summary>Two sums at a time, so that additions need not wait for each other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Sum512(float* value, float* gradient, int pixels, nint step)
    {
        Vector512<float> even = Vector512<float>.Zero, odd = even;
        for (; pixels >= 2; pixels -= 2, value += 2 * step, gradient += 2 * step)
        {
            even = Vector512.MultiplyAddEstimate(Vector512.Load(value), Vector512.Load(gradient), even);
            odd = Vector512.MultiplyAddEstimate(Vector512.Load(value + step), Vector512.Load(gradient + step), odd);
        }

        return even + (pixels == 0 ? odd : Vector512.MultiplyAddEstimate(Vector512.Load(value), Vector512.Load(gradient), odd));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Sum256(float* value, float* gradient, int pixels, nint step)
    {
        Vector256<float> even = Vector256<float>.Zero, odd = even;
        for (; pixels >= 2; pixels -= 2, value += 2 * step, gradient += 2 * step)
        {
            even = Vector256.MultiplyAddEstimate(Vector256.Load(value), Vector256.Load(gradient), even);
            odd = Vector256.MultiplyAddEstimate(Vector256.Load(value + step), Vector256.Load(gradient + step), odd);
        }

        return even + (pixels == 0 ? odd : Vector256.MultiplyAddEstimate(Vector256.Load(value), Vector256.Load(gradient), odd));
    }
}
