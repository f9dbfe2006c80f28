namespace NetDsl.Kernels;

/// <summary>
/// How a depthwise convolution falls into items, bands of rows of one image. It depends on sizes only.
/// </summary>
internal readonly struct DepthwisePlan
{
    /// <summary>Nanoseconds of an item worth handing out.</summary>
    private const double SmallestItem = 6000;

    private const int MostItems = 64;
    private const int MostRows = 128;

    /// <summary>Floats of a source that does not stay in the second-level cache, so that its rows are fetched ahead of their use.</summary>
    private const long LargeSource = 1 << 17;

    /// <summary>Floats of source and target that do not stay in the third-level cache.</summary>
    private const long LargeTensors = 1 << 22;

    public readonly int BandRows;
    public readonly int Bands;
    public readonly int Items;
    public readonly double Nanoseconds;
    public readonly bool Ahead;
    public readonly bool Streams;

    public DepthwisePlan(in DepthwiseMap map, int batch)
    {
        double floats = (double)(map.SourceSize + map.TargetSize) / map.TargetHeight;
        double rowTime = (map.RowCost * 0.0125) + (0.02 * floats);
        Nanoseconds = rowTime * map.TargetHeight * batch;
        double itemTime = Math.Max(SmallestItem, Nanoseconds / MostItems);
        int rows = (int)Math.Clamp(itemTime / rowTime, Math.Min(4, map.TargetHeight), Math.Min(MostRows, map.TargetHeight));
        Bands = (map.TargetHeight + rows - 1) / rows;
        BandRows = (map.TargetHeight + Bands - 1) / Bands;
        Bands = (map.TargetHeight + BandRows - 1) / BandRows;
        Items = Bands * batch;
        Ahead = (long)map.SourceSize * batch > LargeSource;
        Streams = (long)(map.SourceSize + map.TargetSize) * batch > LargeTensors;
    }
}
