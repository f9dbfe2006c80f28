namespace NetDsl.Kernels;

/// <summary>
/// Whether and how a correlation with 3 × 3 taps runs as Winograd's minimal filtering: 36 products for 16 outputs instead of 144, paid
/// for with transforms (Lavin and Gray, 2016). It depends on sizes only.
/// </summary>
internal readonly struct WinogradPlan
{
    /// <summary>Fewer channels do not pay for the transforms.</summary>
    private const int LeastChannels = 32;

    /// <summary>Tiles of the largest block.</summary>
    public const int MostBlockTiles = 32;

    private const int LeastBlockTiles = 8;

    /// <summary>Items that keep a few threads busy.</summary>
    private const int LeastItems = 4;

    /// <summary>Nanoseconds of an item that is worth handing out.</summary>
    private const double SmallestItem = 5_000;

    /// <summary>Floats between the values of a tile, added so that they do not fall into one set of the cache.</summary>
    public const int Skew = PackedLayout.PanelWidth;

    public readonly int Tiles;

    /// <summary>Tiles of one work item, which pass all steps together.</summary>
    public readonly int BlockTiles;

    /// <summary>Where there are few blocks, their output channels fall into parts, each of which transforms the inputs again.</summary>
    public readonly int PanelParts;
    public readonly double Nanoseconds;

    public WinogradPlan(in Correlation map, int batch)
    {
        Tiles = batch * WinogradTile.Across(map) * WinogradTile.Down(map);
        double products = (double)map.SourceChannels * map.TargetChannels * WinogradTile.Values;
        Nanoseconds = Tiles * ((products / 80) + (2 * (map.SourceChannels + map.TargetChannels)));
        int pairs = (map.PanelsPerGroup + 1) / 2;
        int wanted = (int)Math.Min(LeastItems, Nanoseconds / SmallestItem);
        PanelParts = Math.Clamp(wanted / Math.Max(1, Tiles / MostBlockTiles), 1, pairs);
        BlockTiles = Math.Clamp((Tiles / Math.Max(1, wanted / PanelParts)) + 7, LeastBlockTiles, MostBlockTiles) / 8 * 8;
    }

    public int Blocks => (Tiles + BlockTiles - 1) / BlockTiles;

    public int Items => Blocks * PanelParts;

    /// <summary>Whether the form of a correlation allows it at all.</summary>
    public static bool Fits(in Correlation map) =>
        map.MinimalFiltering
        && VectorWidth.Bits >= 256
        && map is { TapsHeight: 3, TapsWidth: 3, StrideHeight: 1, StrideWidth: 1, DilationHeight: 1, DilationWidth: 1 }
        && map is { Groups: 1, Depthwise: false }
        && map.SourceChannels % PackedLayout.PanelWidth == 0
        && map.TargetChannels % PackedLayout.PanelWidth == 0
        && Math.Min(map.SourceChannels, map.TargetChannels) >= LeastChannels;

    /// <summary>Whether it is faster for a forward pass or a data gradient of a batch, whose filters must be transformed each time.</summary>
    public static bool Pays(in Correlation map, int batch)
    {
        if (!Fits(map))
        {
            return false;
        }

        // Nanoseconds for each pair of an input and an output channel: products at full speed, and the filter's transform, which
        // for large layers waits for memory.
        double tiles = (double)batch * WinogradTile.Across(map) * WinogradTile.Down(map);
        double direct = 9.0 / 128 * batch * map.TargetHeight * map.TargetWidth;
        double filter = (long)map.SourceChannels * map.TargetChannels <= 1 << 15 ? 1.5 : 8;
        double transforms = tiles * 1.5 * ((1.0 / map.SourceChannels) + (1.0 / map.TargetChannels));
        return (36.0 / 128 * tiles) + filter + transforms < direct;
    }
}
