using NetDsl.Kernels;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>
/// How the sum over all positions that a depthwise weight's gradient is becomes groups of threads. A thread sums, for some channels, up to
/// four neighbouring taps over segments of output rows. Side by side in a group stand the channels, then the tiles of taps, which read the
/// same rows, then as many segments as there are threads left; their sums join in shared memory. A group takes a chunk of segments.
/// </summary>
internal static class DepthwiseWeightShape<TConv, TLanes>
    where TConv : struct, IDepthwiseConv2D
    where TLanes : unmanaged, ILanes<TLanes>
{
    /// <summary>About the longest run of columns that a thread goes through.</summary>
    private const int LongestSegment = 32;

    /// <summary>The fewest columns that are worth a thread.</summary>
    private const int FewestColumns = 16;

    /// <summary>About the most groups of a launch; fixed, so that sums have the same order on every device.</summary>
    private const int MostGroups = 1024;

    /// <summary>Vectors of output channels.</summary>
    public static int Vectors => TConv.OutputChannels / TLanes.Count;

    /// <summary>Vectors of input channels.</summary>
    public static int SourceVectors => TConv.InputChannels / TLanes.Count;

    /// <summary>Kernel height × kernel width.</summary>
    public static int Taps => TConv.KernelHeight * TConv.KernelWidth;

    /// <summary>Tiles of a row of taps.</summary>
    public static int RowTiles => (TConv.KernelWidth + Strip<TLanes>.Length - 1) / Strip<TLanes>.Length;

    /// <summary>Tiles of all taps.</summary>
    public static int Tiles => TConv.KernelHeight * RowTiles;

    /// <summary>Vectors side by side in a group.</summary>
    public static int Across => GroupShape.Across(Vectors);

    /// <summary>Tiles of taps in a group.</summary>
    public static int GroupTiles => Math.Min(Tiles, GroupShape.Threads / Across);

    /// <summary>Segments that a group goes through at the same time.</summary>
    public static int Deep => GroupShape.Threads / (Across * GroupTiles);

    /// <summary>Threads of a group.</summary>
    public static int Threads => Across * GroupTiles * Deep;

    /// <summary>Groups side by side that cover the channels.</summary>
    public static int Blocks => GroupShape.Blocks(Vectors);

    /// <summary>Groups side by side that cover the tiles.</summary>
    public static int TileGroups => (Tiles + GroupTiles - 1) / GroupTiles;

    /// <summary>Segments of an output row.</summary>
    public static int Segments => (TConv.OutputWidth + LongestSegment - 1) / LongestSegment;

    /// <summary>Columns of a segment; the last one may have fewer.</summary>
    public static int SegmentWidth => (TConv.OutputWidth + Segments - 1) / Segments;

    /// <summary>Segments of a chunk, for a batch.</summary>
    public static int ChunkSegments(int batch)
    {
        var segments = batch * TConv.OutputHeight * Segments;
        var together = Deep * Math.Max(1, MostGroups / (Blocks * TileGroups));
        var fewest = (FewestColumns + SegmentWidth - 1) / SegmentWidth;
        return Deep * Math.Max(fewest, (segments + together - 1) / together);
    }

    /// <summary>Chunks of a batch.</summary>
    public static int Chunks(int batch)
    {
        var chunk = ChunkSegments(batch);
        return ((batch * TConv.OutputHeight * Segments) + chunk - 1) / chunk;
    }
}
