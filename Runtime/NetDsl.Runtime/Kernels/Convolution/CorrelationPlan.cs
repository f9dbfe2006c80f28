namespace NetDsl.Kernels;

/// <summary>
/// How a correlation falls into work items: bands of rows of one image, or several small images, and where there are few of those,
/// parts of the panels. It depends on sizes only, never on the number of threads, so neither do the results.
/// </summary>
internal readonly struct CorrelationPlan
{
    /// <summary>Multiply-adds of an item worth handing out, some ten microseconds.</summary>
    private const long SmallestItem = 1_000_000;

    private const int MostItems = 32;
    private const int FewItems = 8;

    /// <summary>Multiply-adds a nanosecond, about.</summary>
    private const double Speed = 80;

    public readonly int ImagesPerItem;
    public readonly int BandRows;
    public readonly int Bands;
    public readonly int PanelParts;
    public readonly int Items;
    public readonly double Nanoseconds;

    public CorrelationPlan(in Correlation map, int batch)
    {
        // Fewer pixels than this wait for the weights, not for the arithmetic.
        long pixels = map.TargetHeight * map.TargetWidth;
        long pixelCost = (long)map.Groups * map.PanelsPerGroup * PackedLayout.PanelWidth * map.Depth;
        long cost = pixelCost * Math.Max(pixels * batch, 4);
        long itemCost = Math.Max(SmallestItem, cost / MostItems);
        long rowCost = pixelCost * map.TargetWidth;
        ImagesPerItem = 1;
        BandRows = map.TargetHeight;
        if (pixels * pixelCost > itemCost)
        {
            int least = (23 + map.TargetWidth) / map.TargetWidth;
            int wanted = Math.Clamp((int)Math.Min(int.MaxValue, (itemCost + rowCost - 1) / rowCost), least, Math.Max(least, map.TargetHeight));
            int bands = Math.Max(1, map.TargetHeight / wanted);
            BandRows = (map.TargetHeight + bands - 1) / bands;
        }
        else
        {
            long images = Math.Min(itemCost / Math.Max(1, pixels * pixelCost), Math.Max(1, 4096 / pixels));
            ImagesPerItem = (int)Math.Clamp(pixels < 8 ? (images + 7) / 8 * 8 : images, 1, Math.Max(1, batch));
        }

        Bands = (map.TargetHeight + BandRows - 1) / BandRows;
        int units = Bands * ((batch + ImagesPerItem - 1) / ImagesPerItem);
        PanelParts = 1;
        if (units < FewItems && map.Groups == 1 && cost > 2 * SmallestItem)
        {
            int pairs = (map.PanelsPerGroup + 1) / 2;
            PanelParts = (int)Math.Clamp(Math.Min(FewItems, cost / SmallestItem) / Math.Max(1, units), 1, pairs);
        }

        Items = units * PanelParts;
        Nanoseconds = cost / Speed;
    }
}
