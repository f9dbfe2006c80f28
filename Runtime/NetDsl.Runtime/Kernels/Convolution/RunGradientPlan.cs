namespace NetDsl.Kernels;

/// <summary>
/// How the weight gradient of a layer of up to 16 output channels falls into tiles of 16 rows of the kernel that lie beside each other in
/// the input, and the tiles into items. A run whose length is no multiple of that ends with a tile that is shifted back.
/// </summary>
internal readonly struct RunGradientPlan
{
    private const int MostItems = 8;

    public readonly int TilesPerRun;
    public readonly int Tiles;
    public readonly int Items;

    /// <param name="runs">Runs of input floats that a window consists of.</param>
    /// <param name="length">Floats of a run.</param>
    public RunGradientPlan(int runs, int length)
    {
        TilesPerRun = (length + RunTile512.Rows - 1) / RunTile512.Rows;
        Tiles = runs * TilesPerRun;
        Items = Math.Min(Tiles, MostItems);
    }

    /// <summary>Whether it pays: one panel of channels, and runs that tiles cover without computing much twice.</summary>
    public static bool Pays(in Correlation map)
    {
        bool joined = map.DilationWidth == 1 || map.TapsWidth == 1;
        int length = map.SourceChannels * (joined ? map.TapsWidth : 1);
        return VectorWidth.Bits == 512 && map.Groups == 1 && !map.Depthwise && map.TargetChannels <= PackedLayout.PanelWidth
            && length >= RunTile512.Rows
            && 4 * length >= 3 * ((length + RunTile512.Rows - 1) / RunTile512.Rows * RunTile512.Rows);
    }
}
