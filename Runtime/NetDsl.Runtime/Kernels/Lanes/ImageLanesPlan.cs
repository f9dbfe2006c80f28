namespace NetDsl.Kernels;

/// <summary>Where layers with few channels run with the same pixel of 16 images in the lanes of a vector, which is in training.</summary>
internal static class ImageLanesPlan
{
    /// <summary>Output channels from which on lanes of channels are as good.</summary>
    private const int MostChannels = 12;

    /// <summary>Products of each input value at least, so that bringing images into lanes and back is a small part.</summary>
    private const int FewestProducts = 64;

    /// <summary>Floats of 16 images that a work item holds beside each other, 512 KB.</summary>
    private const int MostFloats = 1 << 17;

    /// <summary>Groups of 16 images, the work items.</summary>
    public static int Groups(int batch) => (batch + LaneTile.Lanes - 1) / LaneTile.Lanes;

    /// <summary>Whether a correlation runs with images in the lanes: few channels, many images, and outputs without gaps.</summary>
    public static bool Pays(in Correlation map, int batch) =>
        Fits(map, batch) && map.TargetColumnStep == map.TargetChannels && map.TargetRowStep == map.TargetWidth * map.TargetChannels;

    /// <summary>Whether a weight gradient does.</summary>
    public static bool PaysForGradient(in Correlation map, int batch) =>
        Fits(map, batch) && Floats(map) + ((long)map.TargetHeight * map.TargetWidth * map.TargetChannels * LaneTile.Lanes) <= 2 * MostFloats;

    /// <summary>About how long a pass takes on one thread.</summary>
    public static double Nanoseconds(in Correlation map, int batch) =>
        MultiplyAdds.Nanoseconds((double)batch * map.TargetHeight * map.TargetWidth * map.TargetChannels * map.Depth);

    private static bool Fits(in Correlation map, int batch) =>
        VectorWidth.Bits == 512 && map.Groups == 1 && !map.Depthwise && map.Multiplier == 1
        && map.TargetChannels <= MostChannels && 4 * batch >= 3 * LaneTile.Lanes * Groups(batch)
        && map.TapsHeight * map.TapsWidth * map.TargetChannels >= FewestProducts * map.StrideHeight * map.StrideWidth
        && Floats(map) <= MostFloats;

    private static long Floats(in Correlation map) =>
        (long)map.SeenHeight(map.TargetHeight) * map.SeenWidth * map.SourceChannels * LaneTile.Lanes;
}
