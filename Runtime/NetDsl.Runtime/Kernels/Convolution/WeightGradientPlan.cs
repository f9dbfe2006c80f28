namespace NetDsl.Kernels;

/// <summary>
/// How the weight gradient falls into chunks of pixels, which follow each other, and each chunk into items that own parts of the
/// kernel. Nobody sums into what another owns, so the result is the same for any number of threads.
/// </summary>
internal readonly struct WeightGradientPlan
{
    /// <summary>Pixels of a chunk: a table of their offsets stays in the cache.</summary>
    private const int MostPixels = 8192;

    /// <summary>Floats of the input that a chunk sees, a megabyte.</summary>
    private const int MostFloats = 1 << 18;

    private const long SmallestItem = 1_000_000;
    private const int MostItems = 32;

    /// <summary>Multiply-adds a nanosecond, about.</summary>
    private const double Speed = 80;

    public readonly int ImagesPerChunk;
    public readonly int BandRows;

    /// <summary>Parts of the kernel's rows; every item has one part of the rows, one group, and one pair of panels.</summary>
    public readonly int RowParts;
    public readonly int PairsPerGroup;
    public readonly int Items;
    public readonly double NanosecondsPerPixel;

    public WeightGradientPlan(in Correlation map, int batch)
    {
        int seenRow = map.SeenWidth * map.SourceChannels;
        int imageFloats = map.SeenHeight(map.TargetHeight) * seenRow;
        int pixels = map.TargetHeight * map.TargetWidth;
        ImagesPerChunk = Math.Clamp(Math.Min(MostPixels / pixels, MostFloats / imageFloats), 1, Math.Max(1, batch));
        BandRows = map.TargetHeight;
        if (ImagesPerChunk == 1)
        {
            int rows = Math.Min(MostPixels / map.TargetWidth, MostFloats / (map.StrideHeight * seenRow));
            int bands = (map.TargetHeight + Math.Max(1, rows) - 1) / Math.Max(1, rows);
            BandRows = (map.TargetHeight + bands - 1) / bands;
        }

        PairsPerGroup = (map.PanelsPerGroup + 1) / 2;
        long pixelCost = (long)map.Groups * map.PanelsPerGroup * PackedLayout.PanelWidth * map.Depth;
        long cost = pixelCost * Math.Min(pixels, BandRows * map.TargetWidth) * ImagesPerChunk;
        int owners = PairsPerGroup * map.Groups;
        long wanted = Math.Min(MostItems, cost / SmallestItem) / owners;
        RowParts = (int)Math.Clamp(wanted, 1, Math.Max(1, map.Depth / 8));
        Items = map.Depthwise ? map.PanelsPerGroup : owners * RowParts;
        NanosecondsPerPixel = pixelCost / Speed;
    }
}
