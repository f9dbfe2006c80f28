namespace NetDsl.Kernels;

/// <summary>
/// Whether and how a correlation with 3 × 3 taps runs as Winograd's minimal filtering: 36 products for 16 outputs instead of 144, or 16
/// for 4 instead of 36, paid for with transforms (Lavin and Gray, 2016). It depends on sizes only.
/// </summary>
internal readonly struct WinogradPlan
{
    /// <summary>Tiles whose products wait in the second-level cache for their transform.</summary>
    public const int MostChunkTiles = 48;

    /// <summary>Floats between the values of a tile, added so that they do not fall into one set of the cache.</summary>
    public const int Skew = PackedLayout.PanelWidth;

    /// <summary>Floats of filters that stay in the second-level cache beside a block of tiles, one megabyte.</summary>
    private const int CachedFilters = 1 << 18;

    /// <summary>Tiles of a block whose values stay in that cache beside the filters.</summary>
    private const int CachedTiles = 24;

    /// <summary>Floats of the values of a block that all threads read, eight megabytes of the third-level cache.</summary>
    private const int SharedValues = 1 << 21;

    /// <summary>
    /// Floats of the values of all tiles, sixteen megabytes, that are one block where filters are not prepared: reading them from beyond the
    /// cache costs less than writing all filters there.
    /// </summary>
    private const int WholeValues = 1 << 22;

    /// <summary>Items that keep a few threads busy.</summary>
    private const int LeastItems = 4;

    /// <summary>Outputs of a tile along one axis.</summary>
    public readonly int Tile;

    /// <summary>Values of a tile, each with a matrix of its own.</summary>
    public readonly int Values;
    public readonly WinogradCover Cover;

    /// <summary>Tiles that are transformed together.</summary>
    public readonly int BlockTiles;

    /// <summary>Tiles of a block that are multiplied together.</summary>
    public readonly int ChunkTiles;

    /// <summary>
    /// Whether the values of a block are transformed once for items that are pairs of panels, which read few filters each. Otherwise
    /// items are blocks, and each reads all filters.
    /// </summary>
    public readonly bool SharesValues;

    /// <summary>
    /// Whether items transform the filters of their pair themselves, a part of the source channels after another, and multiply with
    /// them while they are in the second-level cache: filters that are not prepared, and that only one block reads.
    /// </summary>
    public readonly bool TransformsFilters;

    /// <summary>Source channels whose values lie together: those of a part, or all.</summary>
    public readonly int PartChannels;

    /// <summary>Floats from one value of the tiles to the next; the values of the next part follow the last one's.</summary>
    public readonly nint ValueStep;

    /// <summary>About how long one tile takes.</summary>
    public readonly double TileNanoseconds;

    public WinogradPlan(in Correlation map, int batch, int tile, bool prepared)
    {
        Tile = tile;
        Values = WinogradLayout.Values(tile);
        Cover = new WinogradCover(map, batch, tile);
        TileNanoseconds = ((double)map.SourceChannels * map.TargetChannels * Values / 100) + (2 * (map.SourceChannels + map.TargetChannels));
        SharesValues = WinogradLayout.Filters(tile, map.SourceChannels, map.TargetChannels) > CachedFilters;
        int most = SharesValues ? Math.Max(MostChunkTiles, SharedValues / Values / map.SourceChannels) : CachedTiles;
        if (SharesValues && !prepared && (long)Tiles * Values * map.SourceChannels <= WholeValues)
        {
            most = Tiles;
        }

        int blocks = (Tiles + most - 1) / most;
        BlockTiles = RoundUp((Tiles + blocks - 1) / blocks);
        if (!SharesValues && Blocks < LeastItems)
        {
            BlockTiles = Math.Min(BlockTiles, RoundUp(Math.Max(8, (Tiles + LeastItems - 1) / LeastItems)));
        }

        int chunks = (BlockTiles + MostChunkTiles - 1) / MostChunkTiles;
        ChunkTiles = RoundUp((BlockTiles + chunks - 1) / chunks);
        TransformsFilters = !prepared && SharesValues && Blocks == 1;
        PartChannels = TransformsFilters ? Math.Min(WinogradProduct.PartChannels, map.SourceChannels) : map.SourceChannels;
        Parts = (map.SourceChannels + PartChannels - 1) / PartChannels;
        ValueStep = ((nint)(BlockTiles + WinogradProduct.Slack) * PartChannels) + Skew;
    }

    public int Tiles => Cover.Tiles;

    public int Parts { get; }

    /// <summary>Floats from one part's values to the next one's.</summary>
    public nint PartStep => Values * ValueStep;

    public int Blocks => (Tiles + BlockTiles - 1) / BlockTiles;

    /// <summary>Whether the form of a correlation, and the processor, allow it at all.</summary>
    public static bool Fits(in Correlation map) =>
        map.MinimalFiltering
        && VectorWidth.Bits >= 256
        && WinogradLayout.Fits(IsPlain(map), map.SourceChannels, map.TargetChannels);

    /// <summary>
    /// Whether tiles of four are faster for a forward pass or a data gradient of a batch whose filters must be transformed for it.
    /// </summary>
    public static bool Pays(in Correlation map, int batch)
    {
        if (!Fits(map))
        {
            return false;
        }

        // Nanoseconds for each pair of an input and an output channel: products at full speed, and the filter's transform, which
        // for large layers waits for memory.
        WinogradCover cover = new(map, batch, WinogradCorrelation.Tile);
        double direct = 9.0 / 128 * batch * map.TargetHeight * map.TargetWidth;
        double filter = (long)map.SourceChannels * map.TargetChannels <= 1 << 15 ? 1.5 : 4;
        double transforms = cover.Tiles * 1.5 * ((1.0 / map.SourceChannels) + (1.0 / map.TargetChannels));
        return (cover.Products / 128) + filter + transforms < direct;
    }

    private static int RoundUp(int tiles) => (tiles + 3) / 4 * 4;

    private static bool IsPlain(in Correlation map) =>
        map is { TapsHeight: 3, TapsWidth: 3, StrideHeight: 1, StrideWidth: 1, DilationHeight: 1, DilationWidth: 1 }
        && map is { Groups: 1, Depthwise: false };
}
