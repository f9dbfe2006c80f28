using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>
/// Pixels × channels seen as rows of a multiple of 128 floats, each holding whole pixels: then every column belongs to one channel,
/// and vectors never have a tail whatever the number of channels.
/// </summary>
internal readonly struct ChannelRows
{
    /// <summary>Columns that one pass sums in registers: eight vectors of sixteen floats.</summary>
    public const int Strip = 128;

    /// <summary>Floats of a block, so that it is still in the cache when it is read again.</summary>
    private const int BlockFloats = 1 << 15;

    public readonly int Channels;

    /// <summary>Floats of one row: the least common multiple of the channels and a strip.</summary>
    public readonly int Width;

    /// <summary>Pixels of one row.</summary>
    public readonly int RowPixels;

    /// <summary>Pixels of a block, whole rows.</summary>
    public readonly int BlockPixels;
    public readonly int Pixels;
    public readonly int Blocks;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ChannelRows(int channels, int pixels)
    {
        Channels = channels;
        Pixels = pixels;
        int common = channels;
        int rest = Strip;
        while (rest != 0)
        {
            (common, rest) = (rest, common % rest);
        }

        RowPixels = Strip / common;
        // A row of very many channels could be longer than an int says; memory for it would not be there either.
        Width = checked(channels * RowPixels);
        BlockPixels = RowPixels * Math.Max(1, BlockFloats / Width);
        Blocks = (int)(((long)pixels + BlockPixels - 1) / BlockPixels);
    }

    /// <summary>Pixels of one block; the last may have fewer.</summary>
    public int PixelsOf(int block) => Math.Min(BlockPixels, Pixels - (block * BlockPixels));

    /// <summary>Repeats one value a channel over a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public unsafe void Spread(float* channelValues, float* row)
    {
        for (int i = 0; i < RowPixels; i++)
        {
            new ReadOnlySpan<float>(channelValues, Channels).CopyTo(new Span<float>(row + (i * Channels), Channels));
        }
    }

    /// <summary>Sums a row's columns to their channels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public unsafe void Gather(float* row, double* channelSums)
    {
        for (int channel = 0; channel < Channels; channel++)
        {
            double sum = 0;
            for (int i = 0; i < RowPixels; i++)
            {
                sum += row[(i * Channels) + channel];
            }

            channelSums[channel] = sum;
        }
    }
}
