using System.Runtime.CompilerServices;
using NetDsl.Memory;
using NetDsl.Threading;

namespace NetDsl.Kernels;

/// <summary>
/// For each block and channel the sums of the gradient in front of the activation and of its products with the input's distance from the
/// mean; an item is a block.
/// </summary>
internal unsafe struct NormGradientWork<TActivation> : IWork
    where TActivation : struct, ISlopeFromOutput
{
    public ChannelRows Rows;
    public float* Input;
    public float* OutputGradient;

    /// <summary>The mean of each channel, then the factors and offsets in front of the activation.</summary>
    public float* Means;

    /// <summary>The same, each repeated over a row.</summary>
    public float* MeanRows;

    /// <summary>For each block the sums of the gradient and then of the products.</summary>
    public double* Partials;

    /// <summary>The sums over all pixels: of the gradient for each channel, and then of the products. Valid until the next reduction.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double* Totals(in ChannelRows rows, float* input, float* outputGradient, float* means)
    {
        double* partials = Scratch.Doubles(ScratchUse.Partials, 2L * rows.Channels * (rows.Blocks + 1));
        float* meanRows = Scratch.Floats(ScratchUse.SharedRows, 3L * rows.Width);
        for (int i = 0; i < (TActivation.IsIdentity ? 1 : 3); i++)
        {
            rows.Spread(means + (i * rows.Channels), meanRows + ((long)i * rows.Width));
        }

        NormGradientWork<TActivation> work = new()
        {
            Rows = rows,
            Input = input,
            OutputGradient = outputGradient,
            Means = means,
            MeanRows = meanRows,
            Partials = partials + (2 * rows.Channels),
        };
        WorkerPool.Run(ref work, rows.Blocks, 0.3 * rows.Pixels * rows.Channels);
        work.Join(partials);
        return partials;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Execute(int item)
    {
        int pixels = Rows.PixelsOf(item);
        int rows = pixels / Rows.RowPixels;
        int channels = Rows.Channels;
        long start = (long)item * Rows.BlockPixels * channels;
        double* sums = Partials + ((long)item * 2 * channels);
        float* columns = Scratch.Floats(ScratchUse.Rows, 2L * Rows.Width);
        GradientSums<TActivation>.Run(Input + start, OutputGradient + start, MeanRows, rows, Rows.Width, columns);
        Rows.Gather(columns, sums);
        Rows.Gather(columns + Rows.Width, sums + channels);
        start += (long)rows * Rows.Width;
        for (int pixel = rows * Rows.RowPixels; pixel < pixels; pixel++, start += channels)
        {
            AddPixel(Input + start, OutputGradient + start, sums);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void AddPixel(float* input, float* outputGradient, double* sums)
    {
        int channels = Rows.Channels;
        float* factors = TActivation.IsIdentity ? Means : Means + channels;
        float* offsets = TActivation.IsIdentity ? Means : Means + (2 * channels);
        for (int channel = 0; channel < channels; channel++)
        {
            float value = input[channel];
            double gradient = RecomputedSlope<TActivation>.Of(outputGradient[channel], value, factors[channel], offsets[channel]);
            sums[channel] += gradient;
            sums[channels + channel] += gradient * (value - Means[channel]);
        }
    }

    /// <summary>Sums over the blocks.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Join(double* totals)
    {
        int count = 2 * Rows.Channels;
        new Span<double>(totals, count).Clear();
        for (int block = 0; block < Rows.Blocks; block++)
        {
            PartialSums.Add(Partials + ((long)block * count), totals, count);
        }
    }
}
