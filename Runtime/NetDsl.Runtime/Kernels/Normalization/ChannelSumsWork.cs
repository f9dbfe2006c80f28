using System.Runtime.CompilerServices;
using NetDsl.Memory;
using NetDsl.Threading;

namespace NetDsl.Kernels;

/// <summary>The sum of each channel over all pixels, such as a bias' gradient, for any number of channels; an item is a block.</summary>
internal unsafe struct ChannelSumsWork : IWork
{
    private ChannelRows rows;
    private float* input;
    private double* partials;

    /// <summary>Overwrites the sums.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(in ChannelRows rows, float* input, Span<float> sums)
    {
        ChannelSumsWork work = new()
        {
            rows = rows,
            input = input,
            partials = Scratch.Doubles(ScratchUse.Partials, (long)rows.Channels * rows.Blocks),
        };
        WorkerPool.Run(ref work, rows.Blocks, 0.15 * rows.Pixels * rows.Channels);
        PartialSums.Join(work.partials, rows.Blocks, rows.Channels, sums[..rows.Channels]);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Execute(int item)
    {
        int pixels = rows.PixelsOf(item);
        int whole = pixels / rows.RowPixels;
        float* data = input + ((long)item * rows.BlockPixels * rows.Channels);
        double* sums = partials + ((long)item * rows.Channels);
        float* columns = Scratch.Floats(ScratchUse.Rows, rows.Width);
        RowSums.Sum(data, whole, rows.Width, columns);
        rows.Gather(columns, sums);
        data += (long)whole * rows.Width;
        for (int pixel = whole * rows.RowPixels; pixel < pixels; pixel++, data += rows.Channels)
        {
            for (int channel = 0; channel < rows.Channels; channel++)
            {
                sums[channel] += data[channel];
            }
        }
    }
}
