using System.Runtime.CompilerServices;
using NetDsl.Memory;
using NetDsl.Threading;

namespace NetDsl.Kernels;

/// <summary>
/// The mean and the sum of squared distances from it of each channel, block by block; an item is a block. Within a block, which is
/// read once, sums are single precision and of distances from a center, the mean of its first rows; blocks are joined in double
/// precision (Chan, Golub and LeVeque, 1983).
/// </summary>
/// <remarks>
/// What single precision loses grows with the squared distance of the center from the block's mean. That is at most the share of
/// the first rows into the block's own sum of squares, so that eight times the rounding of one sum is the most it can be.
/// </remarks>
internal unsafe struct MomentsWork : IWork
{
    /// <summary>Which part of a block's rows its center is the mean of.</summary>
    private const int CenterPart = 8;

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
        double* mean = Partials + ((long)item * 2 * channels);
        double* squares = mean + channels;
        float* sums = Scratch.Floats(ScratchUse.Rows, (3L * Rows.Width) + channels);
        float* centerRow = sums + (2L * Rows.Width);
        float* centers = centerRow + Rows.Width;
        FindCenters(data, rows, sums, mean, centers);
        Rows.Spread(centers, centerRow);
        RowSums.Distances(data, centerRow, rows, Rows.Width, sums);
        Rows.Gather(sums, mean);
        Rows.Gather(sums + Rows.Width, squares);
        AddTail(tail, pixels - (rows * Rows.RowPixels), centers, mean);
        ChannelMoments.FromDistances(channels, pixels, centers, mean, squares);
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
            double pixels = Rows.PixelsOf(block);
            ChannelMoments.Join(channels, seen, pixels, Partials + ((long)block * 2 * channels), moments);
            seen += pixels;
        }
    }

    /// <summary>The means of the first rows, or the first pixel where there is no row; zero where that is no finite number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void FindCenters(float* data, int rows, float* sums, double* means, float* centers)
    {
        int first = (rows + CenterPart - 1) / CenterPart;
        if (first > 0)
        {
            RowSums.Sum(data, first, Rows.Width, sums);
            Rows.Gather(sums, means);
        }

        double part = first > 0 ? 1.0 / (first * Rows.RowPixels) : 1;
        for (int channel = 0; channel < Rows.Channels; channel++)
        {
            float center = (float)(first > 0 ? means[channel] * part : data[channel]);
            centers[channel] = float.IsFinite(center) ? center : 0;
        }
    }

    /// <summary>Adds the distances of the last pixels, which fill no row, and their squares.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void AddTail(float* tail, int pixels, float* centers, double* distances)
    {
        double* squares = distances + Rows.Channels;
        for (int pixel = 0; pixel < pixels; pixel++, tail += Rows.Channels)
        {
            for (int channel = 0; channel < Rows.Channels; channel++)
            {
                double distance = (double)tail[channel] - centers[channel];
                distances[channel] += distance;
                squares[channel] += distance * distance;
            }
        }
    }
}
