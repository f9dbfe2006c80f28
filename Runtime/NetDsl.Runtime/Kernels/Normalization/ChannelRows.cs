using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

/// <summary>
/// Pixels × channels seen as rows of a multiple of 64 floats, each holding whole pixels: then every column belongs to one channel,
/// and vectors never have a tail whatever the number of channels.
/// </summary>
internal readonly struct ChannelRows
{
    /// <summary>What a row is a multiple of: the columns that one pass sums with the widest vectors.</summary>
    private const int WidestStrip = 4 * 16;

    /// <summary>Floats of a pattern, if a row is no longer.</summary>
    private const int PatternFloats = 512;

    /// <summary>Floats of a block, so that it is still in the cache when it is read again.</summary>
    private const int BlockFloats = 1 << 15;

    public readonly int Channels;

    /// <summary>Columns that one pass sums in registers: four vectors.</summary>
    public static int Strip => VectorWidth.Bits == 512 ? WidestStrip : WidestStrip / 2;

    /// <summary>Floats of one row: the least common multiple of the channels and the widest strip.</summary>
    public readonly int Width;

    /// <summary>Floats of a pattern, several rows where they are short: what one loop without sums goes through.</summary>
    public readonly int PatternWidth;

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
        int rest = WidestStrip;
        while (rest != 0)
        {
            (common, rest) = (rest, common % rest);
        }

        RowPixels = WidestStrip / common;
        // A row of very many channels could be longer than an int says; memory for it would not be there either.
        Width = checked(channels * RowPixels);
        PatternWidth = Width * Math.Max(1, PatternFloats / Width);
        BlockPixels = RowPixels * Math.Max(1, BlockFloats / Width);
        Blocks = (int)(((long)pixels + BlockPixels - 1) / BlockPixels);
    }

    /// <summary>Pixels of one block; the last may have fewer.</summary>
    public int PixelsOf(int block) => Math.Min(BlockPixels, Pixels - (block * BlockPixels));

    /// <summary>Repeats one value a channel over a row.</summary>
    public unsafe void Spread(float* channelValues, float* row) => Repeat(channelValues, row, Width);

    /// <summary>Repeats one value a channel over a pattern.</summary>
    public unsafe void SpreadPattern(float* channelValues, float* pattern) => Repeat(channelValues, pattern, PatternWidth);

    /// <summary>Sums a row's columns to their channels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public unsafe void Gather(float* row, double* channelSums)
    {
        int channel = 0;
        for (; channel + 8 <= Channels; channel += 8)
        {
            Vector256<double> low = Vector256<double>.Zero, high = low;
            for (int i = 0; i < RowPixels; i++)
            {
                (Vector256<double> lower, Vector256<double> upper) = Vector256.Widen(Vector256.Load(row + (i * Channels) + channel));
                low += lower;
                high += upper;
            }

            low.Store(channelSums + channel);
            high.Store(channelSums + channel + 4);
        }

        for (; channel < Channels; channel++)
        {
            double sum = 0;
            for (int i = 0; i < RowPixels; i++)
            {
                sum += row[(i * Channels) + channel];
            }

            channelSums[channel] = sum;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private unsafe void Repeat(float* channelValues, float* target, int width)
    {
        for (int i = 0; i < width; i += Channels)
        {
            new ReadOnlySpan<float>(channelValues, Channels).CopyTo(new Span<float>(target + i, Channels));
        }
    }
}
