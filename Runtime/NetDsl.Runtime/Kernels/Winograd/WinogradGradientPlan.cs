using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>
/// How the weight gradient by minimal filtering runs: inputs and output gradients of a block of tiles are transformed for all, then
/// items sum over them, each for some input channels and one pair of panels. What an item sums it keeps in the second-level cache, and
/// where there is one block only it never leaves it. All numbers follow from sizes, so results do not depend on threads.
/// </summary>
internal readonly struct WinogradGradientPlan
{
    /// <summary>Input channels of the largest item: 36 matrices of them and 32 output channels take 590 kilobytes.</summary>
    private const int MostPartChannels = 128;
    private const int LeastPartChannels = 32;

    /// <summary>Items that keep a few threads busy.</summary>
    private const int WantedItems = 8;

    /// <summary>Floats of a block's transformed values for each one of the sums, which every block reads and writes again.</summary>
    private const int ValuesPerSum = 4;

    /// <summary>Floats of the largest block, 32 megabytes, and tiles of the smallest.</summary>
    private const int LargestBlock = 1 << 23;
    private const int LeastTiles = 64;

    public readonly WinogradCover Cover;

    /// <summary>Tiles that are transformed together.</summary>
    public readonly int BlockTiles;

    /// <summary>Input channels of one item; the last may have fewer.</summary>
    public readonly int PartChannels;
    public readonly int Parts;
    public readonly int Pairs;

    /// <summary>Floats from one tile's values to the next one's, a line more than there are channels: no two rows share their sets.</summary>
    public readonly nint TileStep;

    /// <summary>Floats from one value of the inputs, or of the gradients, to the next.</summary>
    public readonly nint ValueStep;
    public readonly nint GradientStep;
    public readonly double TileNanoseconds;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public WinogradGradientPlan(in Correlation map, int batch)
    {
        Cover = new WinogradCover(map, batch, WinogradCorrelation.Tile);
        Pairs = WinogradLayout.Pairs(map.TargetChannels);
        PartChannels = MostPartChannels;
        while (PartChannels > LeastPartChannels && Pairs * Math.Max(1, map.SourceChannels / PartChannels) < WantedItems)
        {
            PartChannels /= 2;
        }

        Parts = (map.SourceChannels + PartChannels - 1) / PartChannels;
        TileStep = map.SourceChannels + WinogradPlan.Skew;
        long tile = WinogradTile.MostValues * (long)(TileStep + (Pairs * WinogradLayout.PairWidth));
        long sums = (long)WinogradTile.MostValues * map.SourceChannels * map.TargetChannels;
        int most = (int)Math.Max(LeastTiles, Math.Min(LargestBlock, ValuesPerSum * sums) / tile);
        int blocks = (Tiles + most - 1) / most;
        BlockTiles = (Tiles + blocks - 1) / blocks;
        ValueStep = (BlockTiles * TileStep) + WinogradPlan.Skew;
        GradientStep = ((nint)BlockTiles * Pairs * WinogradLayout.PairWidth) + WinogradPlan.Skew;
        double products = (double)WinogradTile.MostValues * map.SourceChannels * map.TargetChannels;
        TileNanoseconds = (products / 100) + (2 * (map.SourceChannels + map.TargetChannels));
    }

    public int Tiles => Cover.Tiles;

    public int Items => Parts * Pairs;

    /// <summary>Floats of one item's sums for one of the 36 values.</summary>
    public nint SumStep => ((nint)PartChannels * WinogradLayout.PairWidth) + WinogradLayout.PairWidth;

    /// <summary>Whether it is faster: the transforms of inputs, gradients and sums against the products they save.</summary>
    public static bool Pays(in Correlation map, int batch)
    {
        if (!WinogradPlan.Fits(map))
        {
            return false;
        }

        WinogradCover cover = new(map, batch, WinogradCorrelation.Tile);
        double direct = 9.0 / 110 * batch * map.TargetHeight * map.TargetWidth;
        double transforms = cover.Tiles * 1.5 * ((1.0 / map.SourceChannels) + (1.0 / map.TargetChannels));
        return (cover.Products / 110) + transforms + 3 < direct;
    }
}
