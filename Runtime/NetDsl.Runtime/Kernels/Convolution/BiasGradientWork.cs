using System.Runtime.CompilerServices;
using NetDsl.Threading;

namespace NetDsl.Kernels;

/// <summary>Sums an output gradient over all pixels for each channel; an item is a panel, so channels must fill whole panels.</summary>
internal unsafe struct BiasGradientWork : IWork
{
    /// <summary>Pixels that are summed before their sum joins the others, which keeps its rounding small.</summary>
    private const int BlockPixels = 256;

    private int channels;
    private int pixels;
    private float* outputGradient;
    private float* biasGradient;

    /// <summary>Overwrites the bias' gradient.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(int channels, int pixels, float* outputGradient, float* biasGradient)
    {
        new Span<float>(biasGradient, channels).Clear();
        BiasGradientWork work = new()
        {
            channels = channels,
            pixels = pixels,
            outputGradient = outputGradient,
            biasGradient = biasGradient,
        };
        WorkerPool.Run(ref work, channels / PackedLayout.PanelWidth, 0.1 * channels * pixels);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Execute(int item)
    {
        int channel = item * PackedLayout.PanelWidth;
        for (int pixel = 0; pixel < pixels; pixel += BlockPixels)
        {
            float* source = outputGradient + ((long)pixel * channels) + channel;
            ColumnSums.Add(source, channels, Math.Min(BlockPixels, pixels - pixel), PackedLayout.PanelWidth, biasGradient + channel);
        }
    }
}
