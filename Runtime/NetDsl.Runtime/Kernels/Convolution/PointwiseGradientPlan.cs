namespace NetDsl.Kernels;

/// <summary>
/// Where the weight gradient of a convolution without a window is summed item by item over parts of the pixels, each of which reads its
/// inputs and output gradients once: where both have few channels, such a layer waits for memory. An item's sums are few enough to be
/// joined afterwards, in the order of the items.
/// </summary>
internal readonly struct PointwiseGradientPlan
{
    /// <summary>Pixels that are summed before their sums join the item's, which keeps rounding small and the pixels in the cache.</summary>
    public const int MostBlockPixels = 256;

    /// <summary>Weights up to which this pays: beyond, the cache of the arithmetic counts for more than that of the pixels.</summary>
    private const int MostWeights = 12 << 10;

    private const int FewestPixels = 1024;
    private const int ItemPixels = 784;
    private const int MostItems = 32;

    public readonly int Pixels;
    public readonly int Items;
    public readonly double Nanoseconds;

    /// <summary>Whether input channels lie in the lanes of vectors and each output channel is a row of sums, and not the reverse.</summary>
    public readonly bool LanesAreInputs;

    public PointwiseGradientPlan(in Correlation map, int batch)
    {
        Pixels = batch * map.TargetHeight * map.TargetWidth;
        Items = Math.Clamp(Pixels / ItemPixels, 1, MostItems);
        Nanoseconds = MultiplyAdds.Nanoseconds((double)Pixels * map.SourceChannels * map.TargetChannels);
        LanesAreInputs = Tiles(map.SourceChannels, map.TargetChannels) < Tiles(map.TargetChannels, map.SourceChannels);
    }

    /// <summary>Whether a weight gradient is summed this way.</summary>
    public static bool Pays(in Correlation map, int batch) =>
        map.SeesOnePixel
        && (map.SourceChannels % PackedLayout.PanelWidth == 0 || map.TargetChannels % PackedLayout.PanelWidth == 0)
        && map.SourceChannels * map.TargetChannels <= MostWeights
        && (long)batch * map.TargetHeight * map.TargetWidth is >= FewestPixels and < int.MaxValue;

    /// <summary>Micro-kernels of a block with some channels in the lanes: two panels take little longer than one. Only whole panels fit.</summary>
    private static int Tiles(int lanes, int rows) => lanes % PackedLayout.PanelWidth != 0
        ? int.MaxValue
        : (lanes + PackedLayout.PanelWidth) / (2 * PackedLayout.PanelWidth) * ((rows + WeightTileRunner.Rows - 1) / WeightTileRunner.Rows);
}
