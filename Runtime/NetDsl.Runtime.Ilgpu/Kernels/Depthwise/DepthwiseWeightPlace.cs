using NetDsl.Kernels;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>What a thread of a weight gradient sums.</summary>
/// <param name="group">The group's number.</param>
/// <param name="thread">The thread's number in its group.</param>
internal readonly struct DepthwiseWeightPlace<TConv, TLanes>(int group, int thread)
    where TConv : struct, IDepthwiseConv2D
    where TLanes : unmanaged, ILanes<TLanes>
{
    /// <summary>The vector of output channels.</summary>
    public readonly int Vector = (group % DepthwiseWeightShape<TConv, TLanes>.Blocks * DepthwiseWeightShape<TConv, TLanes>.Across)
        + (thread % DepthwiseWeightShape<TConv, TLanes>.Across);

    /// <summary>The tile of taps.</summary>
    public readonly int Tile =
        (group / DepthwiseWeightShape<TConv, TLanes>.Blocks % DepthwiseWeightShape<TConv, TLanes>.TileGroups * DepthwiseWeightShape<TConv, TLanes>.GroupTiles)
        + (thread / DepthwiseWeightShape<TConv, TLanes>.Across % DepthwiseWeightShape<TConv, TLanes>.GroupTiles);

    /// <summary>The chunk of segments.</summary>
    public readonly int Chunk = group / (DepthwiseWeightShape<TConv, TLanes>.Blocks * DepthwiseWeightShape<TConv, TLanes>.TileGroups);

    /// <summary>Which of the segments that the group goes through at the same time.</summary>
    public readonly int Depth = thread / (DepthwiseWeightShape<TConv, TLanes>.Across * DepthwiseWeightShape<TConv, TLanes>.GroupTiles);

    /// <summary>Whether there are such channels and taps.</summary>
    public bool Exists => Vector < DepthwiseWeightShape<TConv, TLanes>.Vectors && Tile < DepthwiseWeightShape<TConv, TLanes>.Tiles;

    /// <summary>The tile's row of taps.</summary>
    public int TapRow => Tile / DepthwiseWeightShape<TConv, TLanes>.RowTiles;

    /// <summary>The tile's first column of taps.</summary>
    public int TapColumn => Tile % DepthwiseWeightShape<TConv, TLanes>.RowTiles * Strip<TLanes>.Length;
}
