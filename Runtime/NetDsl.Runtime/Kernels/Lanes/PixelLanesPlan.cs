namespace NetDsl.Kernels;

/// <summary>Where layers with few output channels run with 16 neighbouring pixels of a row in the lanes of a vector.</summary>
internal static class PixelLanesPlan
{
    /// <summary>Output channels that are held at once.</summary>
    public const int MostChannels = 12;

    /// <summary>Products of each input value at least, so that sorting values by channel is a small part.</summary>
    private const int FewestProducts = 32;

    /// <summary>
    /// Whether it pays: what the lanes compute, pixels beyond the row and channels beyond the last included, against panels of 16 channels.
    /// </summary>
    public static bool Pays(in Correlation map)
    {
        if (VectorWidth.Bits != 512 || map.Groups != 1 || map.Depthwise || map.Multiplier != 1 || map.StrideWidth != 1
            || map.TargetChannels > MostChannels || map.TargetColumnStep != map.TargetChannels)
        {
            return false;
        }

        int products = map.TapsHeight * map.TapsWidth * map.TargetChannels;
        int channels = map.TargetChannels <= 4 ? 4 : (map.TargetChannels + 1) / 2 * 2;
        return products >= (map.SourceChannels == 1 ? FewestProducts / 2 : FewestProducts)
            && 5 * Blocks(map) * channels <= 4 * map.TargetWidth;
    }

    /// <summary>Vectors of a row of targets; the last is shifted back to end with the row, unless the row is shorter than one.</summary>
    public static int Blocks(in Correlation map) => (map.TargetWidth + LaneTile.Lanes - 1) / LaneTile.Lanes;
}
