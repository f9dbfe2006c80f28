using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>
/// How a correlation falls into work items: bands of rows of one image, or several small images, and parts of the panels. It depends
/// on sizes only, never on the number of threads, so neither do the results.
/// </summary>
internal readonly struct CorrelationPlan
{
    private const int MostItems = 32;
    private const int FewItems = 8;

    /// <summary>Pixels that read a panel from the second-level cache often enough, and those that read one from memory often enough.</summary>
    private const int FewPixels = 96;
    private const int ManyPixels = 192;

    /// <summary>Floats of weights that stay in the second-level cache while the pixels pass.</summary>
    private const long CachedWeights = 96 << 10;

    /// <summary>Floats of the source that stay there while the panels pass, and the most pixels that a block has of them.</summary>
    private const int CachedSource = 128 << 10;
    public const int MostBlockPixels = 256;

    /// <summary>Floats of all padded images, 16 megabytes, up to which they are copied once and not by each item.</summary>
    private const long SharedCopy = 4 << 20;

    public readonly int ImagesPerItem;
    public readonly int BandRows;
    public readonly int Bands;
    public readonly int PanelParts;

    /// <summary>Pixels that are taken through all panels before the next ones.</summary>
    public readonly int BlockPixels;

    /// <summary>Whether the items share a copy of the source, where kernels see one.</summary>
    public readonly bool SharesCopy;
    public readonly int Items;
    public readonly double Nanoseconds;

    public CorrelationPlan(in Correlation map, int batch)
    {
        // Fewer pixels than this wait for the weights, not for the arithmetic.
        long pixels = map.TargetHeight * map.TargetWidth;
        long pixelCost = (long)map.Groups * map.PanelsPerGroup * PackedLayout.PanelWidth * map.Depth;
        long cost = pixelCost * Math.Max(pixels * batch, 4);
        int wanted = (int)Math.Clamp(cost / MultiplyAdds.SmallestItem, 1, MostItems);
        bool streams = pixelCost > CachedWeights && map.Groups == 1;
        int pairs = (map.PanelsPerGroup + 1) / 2;
        PanelParts = streams ? Math.Min(Math.Min(wanted, FewItems), pairs) : 1;
        int units = (int)Math.Clamp(pixels * batch / (streams ? ManyPixels : FewPixels), 1, wanted / PanelParts);
        ImagesPerItem = 1;
        BandRows = map.TargetHeight;
        if (units > batch)
        {
            int bands = EvenParts(map.TargetHeight, units / Math.Max(1, batch));
            BandRows = (map.TargetHeight + bands - 1) / bands;
        }
        else
        {
            long images = Math.Min((batch + units - 1) / units, Math.Max(1, 4096 / pixels));
            ImagesPerItem = (int)Math.Clamp(pixels < 8 ? (images + 7) / 8 * 8 : images, 1, Math.Max(1, batch));
        }

        Bands = (map.TargetHeight + BandRows - 1) / BandRows;
        units = Bands * ((batch + ImagesPerItem - 1) / ImagesPerItem);
        if (units < FewItems && map.Groups == 1 && PanelParts == 1)
        {
            PanelParts = Math.Clamp(Math.Min(FewItems, wanted) / units, 1, pairs);
        }

        int itemPixels = ImagesPerItem * BandRows * map.TargetWidth;
        int most = streams ? Math.Clamp(CachedSource / map.SourceGroupChannels, FewPixels, MostBlockPixels) : FewPixels;
        int blocks = Math.Max(1, (itemPixels + (most / 2)) / most);
        BlockPixels = Math.Min(MostBlockPixels, ((itemPixels + blocks - 1) / blocks + 7) / 8 * 8);
        SharesCopy = PanelParts > 1 && map.NeedsCopy
            && (long)batch * map.SeenHeight(map.TargetHeight) * map.SeenWidth * map.SourceChannels <= SharedCopy;
        Items = units * PanelParts;
        Nanoseconds = MultiplyAdds.Nanoseconds(cost);
    }

    /// <summary>
    /// Into how many parts, at most so many and at least half of that, a number of rows falls most evenly: the last part may have
    /// fewer rows, and where the parts are no multiple of four, some of four threads have one more.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int EvenParts(int rows, int most)
    {
        most = Math.Min(most, rows);
        int best = most;
        double evenest = 0;
        for (int parts = most; parts > 0 && parts >= most / 2; parts--)
        {
            int partRows = (rows + parts - 1) / parts;
            double even = (double)rows / (parts * partRows) * parts / ((parts + 3) / 4 * 4);
            if (even > evenest)
            {
                (best, evenest) = (parts, even);
            }
        }

        return best;
    }
}
