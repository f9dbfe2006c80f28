using System.Runtime.CompilerServices;
using NetDsl.Memory;
using NetDsl.Threading;

namespace NetDsl.Kernels;

/// <summary>
/// The mean and the sum of squared distances from it of each channel, block by block; an item is a block. Within a block, which is
/// read twice from the cache, sums are single precision; blocks are joined in double precision (Chan, Golub and LeVeque, 1983).
/// </summary>
internal unsafe struct MomentsWork : IWork
{
    public ChannelRows Rows;
    public float* Input;

    /// <summary>For each block the means and then the sums of squares.</summary>
    public double* Partials;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Execute(int item)
    {
        int pixels = Rows.PixelsOf(item);
        int rows = pixels / Rows.RowPixels;
        int channels = Rows.Channels;
        float* data = Input + ((long)item * Rows.BlockPixels * channels);
        float* tail = data + ((long)rows * Rows.Width);
        int tailPixels = pixels - (rows * Rows.RowPixels);
        double* mean = Partials + ((long)item * 2 * channels);
        double* squares = mean + channels;
        float* sums = Scratch.Floats(ScratchUse.Rows, (2L * Rows.Width) + channels);
        float* center = sums + Rows.Width;
        float* channelMeans = center + Rows.Width;
        RowSums.Sum(data, rows, Rows.Width, sums);
        Rows.Gather(sums, mean);
        AddTail(tail, tailPixels, null, mean);
        for (int channel = 0; channel < channels; channel++)
        {
            channelMeans[channel] = (float)(mean[channel] / pixels);
        }

        Rows.Spread(channelMeans, center);
        RowSums.Squares(data, center, rows, Rows.Width, sums);
        Rows.Gather(sums, squares);
        AddTail(tail, tailPixels, channelMeans, squares);
        for (int channel = 0; channel < channels; channel++)
        {
            // The squares were taken around the rounded mean.
            mean[channel] /= pixels;
            double offset = mean[channel] - channelMeans[channel];
            squares[channel] -= pixels * offset * offset;
        }
    }

    /// <summary>Joins the blocks' moments into those of all pixels: means, then sums of squares.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Join(double* moments)
    {
        int channels = Rows.Channels;
        new Span<double>(moments, 2 * channels).Clear();
        double seen = 0;
        for (int block = 0; block < Rows.Blocks; block++)
        {
            double* part = Partials + ((long)block * 2 * channels);
            double pixels = Rows.PixelsOf(block);
            double total = seen + pixels;
            for (int channel = 0; channel < channels; channel++)
            {
                double distance = part[channel] - moments[channel];
                moments[channel] += distance * (pixels / total);
                moments[channels + channel] += part[channels + channel] + (distance * distance * (seen * pixels / total));
            }

            seen = total;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void AddTail(float* tail, int pixels, float* means, double* sums)
    {
        for (int pixel = 0; pixel < pixels; pixel++, tail += Rows.Channels)
        {
            for (int channel = 0; channel < Rows.Channels; channel++)
            {
                double value = tail[channel];
                double distance = means == null ? 0 : value - means[channel];
                sums[channel] += means == null ? value : distance * distance;
            }
        }
    }
}
