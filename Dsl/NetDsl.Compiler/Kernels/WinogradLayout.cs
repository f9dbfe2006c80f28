using System;

namespace NetDsl.Kernels;

/// <summary>
/// Which 3 × 3 convolutions may run by minimal filtering (Lavin and Gray, 2016), and how their transformed filters lie in memory: pairs
/// of panels of output channels, each with one matrix of input channels × 32 for every value of a tile. This file is compiled into the
/// compiler, which plans the memory, and into the runtime, which fills it, so that rule and formula exist once.
/// </summary>
internal static class WinogradLayout
{
    /// <summary>Output channels that are multiplied together: two panels. An odd last panel is followed by zeros.</summary>
    public const int PairWidth = 2 * PackedLayout.PanelWidth;

    /// <summary>Fewer channels do not pay for the transforms.</summary>
    private const int LeastChannels = 32;

    /// <summary>Floats of the largest filters that are prepared, one gigabyte: they are up to four times as large as the kernel.</summary>
    private const long MostFloats = 1L << 28;

    /// <summary>Whether the form of a convolution allows minimal filtering at all.</summary>
    /// <param name="isPlain">Whether the kernel is 3 × 3 with strides and dilations of 1 and one group.</param>
    /// <param name="inputChannels">Input channels.</param>
    /// <param name="outputChannels">Output channels.</param>
    public static bool Fits(bool isPlain, int inputChannels, int outputChannels) =>
        isPlain
        && inputChannels % PackedLayout.PanelWidth == 0
        && outputChannels % PackedLayout.PanelWidth == 0
        && Math.Min(inputChannels, outputChannels) >= LeastChannels;

    /// <summary>Pairs of panels.</summary>
    public static int Pairs(int outputChannels) => (outputChannels + PairWidth - 1) / PairWidth;

    /// <summary>Values of a tile of 2 × 2 or 4 × 4 outputs, and so matrices of a filter.</summary>
    public static int Values(int tile) => (tile + 2) * (tile + 2);

    /// <summary>Floats from one matrix to the next; one row more than there are, lest all matrices fall into one set of the cache.</summary>
    public static int MatrixStep(int inputChannels) => (inputChannels + 1) * PairWidth;

    /// <summary>Floats of all filters.</summary>
    public static long Filters(int tile, int inputChannels, int outputChannels) =>
        (long)Pairs(outputChannels) * Values(tile) * MatrixStep(inputChannels);

    /// <summary>Floats of the filters prepared for inference, and of the bias in front of them.</summary>
    public static int Prepared(int tile, int inputChannels, int outputChannels) =>
        checked((int)(Filters(tile, inputChannels, outputChannels) + PackedLayout.RoundUp(outputChannels)));

    /// <summary>
    /// The tile, 4 or 2 outputs high and wide, whose filters inference prepares once, or 0 for direct sums. Filters serve every batch,
    /// and a larger batch only reads them less often, so what is faster for one sample decides.
    /// </summary>
    /// <param name="height">Rows of the output.</param>
    /// <param name="width">Columns of the output.</param>
    /// <param name="inputChannels">Input channels.</param>
    /// <param name="outputChannels">Output channels.</param>
    public static int PreparedTile(int height, int width, int inputChannels, int outputChannels)
    {
        double direct = Cost(9.0 * height * width, 9);
        double four = Cost(4, height, width, inputChannels, outputChannels);
        double two = Cost(2, height, width, inputChannels, outputChannels);
        return Math.Min(two, four) >= direct ? 0 : four <= two ? 4 : 2;
    }

    /// <summary>About how many nanoseconds a pair of an input and an output channel takes with a tile.</summary>
    private static double Cost(int tile, int height, int width, int inputChannels, int outputChannels)
    {
        if (Filters(tile, inputChannels, outputChannels) > MostFloats)
        {
            return double.PositiveInfinity;
        }

        // Products are made for four tiles at a time.
        double tiles = (double)((height + tile - 1) / tile) * ((width + tile - 1) / tile);
        double transforms = tiles * 2 * ((1.0 / inputChannels) + (1.0 / outputChannels));
        return Cost(Math.Ceiling(tiles / 4) * 4 * Values(tile), Values(tile)) + transforms;
    }

    /// <summary>
    /// Products at 120 a nanosecond and weights at 45 bytes a nanosecond, from memory or a large cache; most of the shorter time hides
    /// behind the longer one.
    /// </summary>
    private static double Cost(double products, int weights)
    {
        double multiply = products / 120;
        double read = 4.0 * weights / 45;
        return Math.Max(multiply, read) + (Math.Min(multiply, read) / 4);
    }
}
