using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NetDsl.Threading;

namespace NetDsl.Kernels;

/// <summary>output = activation(gamma · (input − mean) / deviation + beta), pixel by pixel; an item is a block of pixels.</summary>
internal unsafe struct LayerNormWork<TActivation> : IWork
    where TActivation : struct, IActivation
{
    public PixelBlocks Rows;
    public float Epsilon;
    public float* Input;

    /// <summary>One value a channel, or null.</summary>
    public float* Gamma;
    public float* Beta;

    /// <summary>Two values a pixel, or null.</summary>
    public float* Saved;
    public float* Output;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Execute(int item)
    {
        (int first, int end) = Rows.Of(item);
        for (int pixel = first; pixel < end; pixel++)
        {
            float* from = Input + ((long)pixel * Rows.Channels);
            float mean = (float)(RowMoments.Sum(from, Rows.Channels) / Rows.Channels);
            double variance = RowMoments.Squares(from, mean, Rows.Channels) / Rows.Channels;
            float scale = (float)(1 / Math.Sqrt(variance + Epsilon));
            if (Saved != null)
            {
                Saved[2L * pixel] = mean;
                Saved[(2L * pixel) + 1] = scale;
            }

            Apply(from, mean, scale, Output + ((long)pixel * Rows.Channels));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Apply(float* from, float mean, float scale, float* to)
    {
        // Locals: as far as the compiler knows, each store below may change the fields.
        float* gamma = Gamma;
        float* beta = Beta;
        int count = Rows.Channels;
        int i = 0;
        if (VectorWidth.Bits == 512)
        {
            for (; i + 16 <= count; i += 16)
            {
                Vector512<float> factor = gamma == null ? Vector512.Create(scale) : Vector512.Load(gamma + i) * scale;
                Vector512<float> offset = beta == null ? Vector512<float>.Zero : Vector512.Load(beta + i);
                Vector512<float> distance = Vector512.Load(from + i) - Vector512.Create(mean);
                TActivation.Apply(Vector512.MultiplyAddEstimate(distance, factor, offset)).Store(to + i);
            }
        }

        for (; i + 8 <= count; i += 8)
        {
            Vector256<float> factor = gamma == null ? Vector256.Create(scale) : Vector256.Load(gamma + i) * scale;
            Vector256<float> offset = beta == null ? Vector256<float>.Zero : Vector256.Load(beta + i);
            Vector256<float> distance = Vector256.Load(from + i) - Vector256.Create(mean);
            TActivation.Apply(Vector256.MultiplyAddEstimate(distance, factor, offset)).Store(to + i);
        }

        for (; i < count; i++)
        {
            float factor = gamma == null ? scale : gamma[i] * scale;
            to[i] = TActivation.Apply(float.MultiplyAddEstimate(from[i] - mean, factor, beta == null ? 0 : beta[i]));
        }
    }
}
