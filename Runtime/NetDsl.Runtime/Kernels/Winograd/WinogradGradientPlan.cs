namespace NetDsl.Kernels;

/// <summary>
/// How the weight gradient by minimal filtering falls into items: parts of the tiles, each with sums of its own that are added in a
/// fixed order, and parts of the output channels. The number of parts follows from sizes, so results do not depend on threads.
/// </summary>
internal readonly struct WinogradGradientPlan
{
    /// <summary>Items of a small layer; one of many tiles gets more, for machines with many processors.</summary>
    private const int LeastItems = 4;
    private const int MostItems = 16;
    private const int ItemTiles = 512;
    private const int LeastTiles = 64;
    private const int MostTiles = 256;

    /// <summary>Output channels below which parts would transform the inputs too often.</summary>
    private const int LeastChannels = 128;

    /// <summary>Floats of one chunk's matrices for one of the 36 values.</summary>
    private const int ChunkFloats = 1 << 13;

    /// <summary>Floats of all parts' sums, 16 megabytes, unless one part alone takes more.</summary>
    private const int MostSums = 1 << 22;

    public readonly int Tiles;

    /// <summary>Tiles that pass all steps together.</summary>
    public readonly int Chunk;
    public readonly int TileParts;
    public readonly int ChannelParts;

    /// <summary>Output channels of one part; the last may have fewer.</summary>
    public readonly int PartChannels;
    public readonly double Nanoseconds;

    public WinogradGradientPlan(in Correlation map, int batch)
    {
        Tiles = batch * WinogradTile.Across(map, 4) * WinogradTile.Down(map, 4);
        int wanted = Math.Clamp(Tiles / ItemTiles, LeastItems, MostItems);
        int parts = Math.Clamp(map.TargetChannels / LeastChannels, 1, wanted);
        PartChannels = PackedLayout.RoundUp((map.TargetChannels + parts - 1) / parts);
        ChannelParts = (map.TargetChannels + PartChannels - 1) / PartChannels;
        long sums = (long)WinogradTile.MostValues * map.SourceChannels * map.TargetChannels;
        int room = (int)Math.Clamp(MostSums / sums, 1, wanted);
        TileParts = Math.Clamp(Math.Min(wanted / ChannelParts, Tiles / LeastTiles), 1, room);
        Chunk = Math.Clamp(ChunkFloats / (map.SourceChannels + PartChannels), LeastTiles, MostTiles);
        double products = (double)WinogradTile.MostValues * map.SourceChannels * map.TargetChannels;
        Nanoseconds = Tiles * ((products / 80) + (2 * ((ChannelParts * map.SourceChannels) + map.TargetChannels)));
    }

    public int Items => TileParts * ChannelParts;

    /// <summary>Whether it is faster: the transforms of inputs, gradients and sums against the products they save.</summary>
    public static bool Pays(in Correlation map, int batch)
    {
        if (!WinogradPlan.Fits(map))
        {
            return false;
        }

        double tiles = (double)batch * WinogradTile.Across(map, 4) * WinogradTile.Down(map, 4);
        double direct = 9.0 / 100 * batch * map.TargetHeight * map.TargetWidth;
        double transforms = tiles * 1.5 * ((1.0 / map.SourceChannels) + (1.0 / map.TargetChannels));
        return (36.0 / 100 * tiles) + (tiles / LeastTiles) + transforms + 4 < direct;
    }
}
