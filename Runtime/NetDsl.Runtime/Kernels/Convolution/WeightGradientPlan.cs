using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>
/// How the weight gradient falls into chunks of pixels, which follow each other, and each chunk into items that own parts of the
/// kernel. Nobody sums into what another owns, so the result is the same for any number of threads.
/// </summary>
internal readonly struct WeightGradientPlan
{
    /// <summary>Pixels that are summed before the next rows of the kernel: their gradients stay in the first-level cache.</summary>
    public const int MostBlockPixels = 256;

    /// <summary>Pixels of a chunk, whose offsets are tabulated.</summary>
    private const int MostPixels = 1 << 16;

    /// <summary>Floats of the copy that a chunk sees where the correlation sees one, four megabytes.</summary>
    private const int MostFloats = 1 << 20;

    /// <summary>Rows of the kernel whose inputs of a block stay in the second-level cache while the panels pass.</summary>
    private const int CachedRows = 512;

    /// <summary>Weights of which every item may have sums of its own, and pixels of a chunk from which on items share those.</summary>
    private const int FewWeights = 12 << 10;
    private const int ManyPixels = 8192;
    private const int PixelItems = 16;

    private const int PageFloats = 1024;

    private const int MostItems = 32;
    private const int FewItems = 8;

    public readonly int ImagesPerChunk;
    public readonly int BandRows;

    /// <summary>
    /// Whether items pack what pixels see in panels of 16 rows of the kernel, which each lie within one tap. That pays where pixels lie
    /// a page or more apart: there each has an entry of its own in the table of pages, and pages of one cache share few of its sets.
    /// </summary>
    public readonly bool PacksInputs;

    /// <summary>Parts of the kernel's rows and of a group's pairs of panels; every item has one of both, in one group.</summary>
    public readonly int RowParts;
    public readonly int PairParts;
    public readonly int Items;

    /// <summary>
    /// Parts of a chunk's pixels, each an item with sums of its own over all weights, where these are few: parts of the kernel would
    /// each pack and read all output gradients. 1 for parts of the kernel.
    /// </summary>
    public readonly int PixelParts;
    public readonly double NanosecondsPerPixel;

    public WeightGradientPlan(in Correlation map, int batch)
    {
        int seenRow = map.SeenWidth * map.SourceChannels;
        int mostFloats = map.NeedsCopy ? MostFloats : int.MaxValue;
        int imageFloats = map.SeenHeight(map.TargetHeight) * seenRow;
        int pixels = map.TargetHeight * map.TargetWidth;
        ImagesPerChunk = Math.Clamp(Math.Min(MostPixels / pixels, mostFloats / imageFloats), 1, Math.Max(1, batch));
        BandRows = map.TargetHeight;
        if (ImagesPerChunk == 1)
        {
            int rows = Math.Min(MostPixels / map.TargetWidth, mostFloats / (map.StrideHeight * seenRow));
            int bands = (map.TargetHeight + Math.Max(1, rows) - 1) / Math.Max(1, rows);
            BandRows = (map.TargetHeight + bands - 1) / bands;
        }

        long pixelCost = (long)map.Groups * map.PanelsPerGroup * PackedLayout.PanelWidth * map.Depth;
        long cost = pixelCost * BandRows * map.TargetWidth * ImagesPerChunk;
        PacksInputs = VectorWidth.Bits == 512
            && map.SourceGroupChannels % PackedLayout.PanelWidth == 0
            && map.SourceChannels * map.StrideWidth >= PageFloats;
        bool sharesPixels = map.Groups == 1 && !map.Depthwise && map.Depth * map.TargetChannels <= FewWeights
            && BandRows * map.TargetWidth * ImagesPerChunk >= ManyPixels;
        PixelParts = sharesPixels ? PixelItems : 1;
        (RowParts, PairParts) = sharesPixels ? (1, 1) : Parts(map, (int)Math.Clamp(cost / MultiplyAdds.SmallestItem, 1, MostItems));
        Items = map.Depthwise ? map.PanelsPerGroup : RowParts * PairParts * map.Groups * PixelParts;
        NanosecondsPerPixel = MultiplyAdds.Nanoseconds(pixelCost);
    }

    /// <summary>Rows of the kernel of which parts are multiples.</summary>
    public int RowUnit => PacksInputs ? PackedLayout.PanelWidth : WeightTileRunner.Rows;

    /// <summary>
    /// Items that read little, given that each reads the inputs of its rows for every part of the panels, and the gradients of its
    /// panels for every part of the rows; powers of two, which fall evenly to threads.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly (int RowParts, int PairParts) Parts(in Correlation map, int wanted)
    {
        int pairs = (map.PanelsPerGroup + 1) / 2;
        int tiles = (map.Depth + RowUnit - 1) / RowUnit;
        double input = (double)map.SourceGroupChannels * map.StrideHeight * map.StrideWidth / map.Depth;
        (int RowParts, int PairParts) best = (1, 1);
        double least = double.MaxValue;
        for (int rowParts = 1; rowParts <= Math.Min(tiles, MostItems); rowParts *= 2)
        {
            for (int pairParts = 1; pairParts <= Math.Min(pairs, MostItems); pairParts *= 2)
            {
                int items = rowParts * pairParts * map.Groups;
                bool cached = map.Depth / rowParts <= CachedRows;
                double reads = (Math.Min(input, 1) * map.Depth * (cached ? pairParts : pairs)) + ((double)map.TargetGroupChannels * rowParts);
                double missing = Math.Max(1, (double)Math.Min(wanted, FewItems) / items);
                double beyond = Math.Max(1, (double)items / wanted);
                if (reads * missing * missing * beyond * beyond < least)
                {
                    least = reads * missing * missing * beyond * beyond;
                    best = (rowParts, pairParts);
                }
            }
        }

        return best;
    }
}
