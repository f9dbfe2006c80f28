using NetDsl.Memory;
using NetDsl.Threading;

namespace NetDsl.Kernels;

/// <summary>
/// For each block and channel the sums of the output gradient and of its products with the input's distance from the mean; an item is
/// a block.
/// </summary>
internal unsafe struct NormGradientWork : IWork
{
    public ChannelRows Rows;
    public float* Input;
    public float* OutputGradient;

    /// <summary>The mean of each channel, and repeated over a row.</summary>
    public float* Means;
    public float* MeanRow;

    /// <summary>For each block the sums of the gradient and then of the products.</summary>
    public double* Partials;

    /// <summary>The sums over all pixels: of the gradient for each channel, and then of the products. Valid until the next reduction.</summary>
    public static double* Totals(in ChannelRows rows, float* input, float* outputGradient, float* means)
    {
        double* partials = Scratch.Doubles(ScratchUse.Partials, 2L * rows.Channels * (rows.Blocks + 1));
        float* meanRow = Scratch.Floats(ScratchUse.SharedRows, rows.Width);
        rows.Spread(means, meanRow);
        NormGradientWork work = new()
        {
            Rows = rows,
            Input = input,
            OutputGradient = outputGradient,
            Means = means,
            MeanRow = meanRow,
            Partials = partials + (2 * rows.Channels),
        };
        WorkerPool.Run(ref work, rows.Blocks, 0.3 * rows.Pixels * rows.Channels);
        work.Join(partials);
        return partials;
    }

    /// <inheritdoc/>
    public readonly void Execute(int item)
    {
        int pixels = Rows.PixelsOf(item);
        int rows = pixels / Rows.RowPixels;
        int channels = Rows.Channels;
        long start = (long)item * Rows.BlockPixels * channels;
        double* sums = Partials + ((long)item * 2 * channels);
        float* columns = Scratch.Floats(ScratchUse.Rows, 2L * Rows.Width);
        RowSums.Products(Input + start, OutputGradient + start, MeanRow, rows, Rows.Width, columns, columns + Rows.Width);
        Rows.Gather(columns, sums);
        Rows.Gather(columns + Rows.Width, sums + channels);
        start += (long)rows * Rows.Width;
        for (int pixel = rows * Rows.RowPixels; pixel < pixels; pixel++, start += channels)
        {
            for (int channel = 0; channel < channels; channel++)
            {
                double gradient = OutputGradient[start + channel];
                sums[channel] += gradient;
                sums[channels + channel] += gradient * (Input[start + channel] - Means[channel]);
            }
        }
    }

    /// <summary>Sums over the blocks.</summary>
    public readonly void Join(double* totals)
    {
        int count = 2 * Rows.Channels;
        new Span<double>(totals, count).Clear();
        for (int block = 0; block < Rows.Blocks; block++)
        {
            for (int i = 0; i < count; i++)
            {
                totals[i] += Partials[((long)block * count) + i];
            }
        }
    }
}
