namespace NetDsl.Kernels;

/// <summary>
/// How a depthwise weight gradient falls into items: blocks of channels, and for each groups of rows of the batch with sums of their
/// own, which are added in order afterwards. It depends on sizes only.
/// </summary>
internal readonly struct DepthwiseSumsPlan
{
    /// <summary>Nanoseconds of an item worth handing out.</summary>
    private const double SmallestItem = 10_000;

    private const int MostItems = 32;

    /// <summary>Floats of all sums at most, half a megabyte, unless one group has more.</summary>
    private const int MostSums = 1 << 17;

    public readonly ChannelBlocks Blocks;
    public readonly int Groups;

    /// <summary>Rows of the output in the whole batch.</summary>
    public readonly int Rows;

    /// <summary>Floats of an item's sums: a row for each tap, and one for the bias.</summary>
    public readonly int SumsSize;
    public readonly double Nanoseconds;
    public readonly bool Ahead;

    public DepthwiseSumsPlan(in DepthwiseMap map, int taps, int batch)
    {
        Rows = batch * map.TargetHeight;
        Blocks = new ChannelBlocks(map.Channels);
        SumsSize = Blocks.Widest * (taps + 1);
        long floats = (long)batch * (map.SourceSize + map.TargetSize);
        Nanoseconds = (Rows * map.RowCost * 0.0125) + (0.02 * floats);
        int wanted = (int)Math.Clamp(Nanoseconds / SmallestItem, 1, MostItems) / Blocks.Count;
        Groups = Math.Clamp(Math.Min(wanted, MostSums / (SumsSize * Blocks.Count)), 1, Math.Max(1, Rows));
        Ahead = floats > 1 << 17;
    }

    public int Items => Groups * Blocks.Count;
}
