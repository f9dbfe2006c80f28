namespace NetDsl.Kernels;

/// <summary>Where a convolution with max pooling of 2 × 2 pixels behind it runs in one pass, in inference.</summary>
internal static class PooledPlan
{
    /// <summary>Whether kernels find the maxima before they store: all pixels in windows of 2 × 2, and one panel of channels.</summary>
    public static bool Pays(in Correlation map, in PoolGeometry pool) =>
        VectorWidth.Bits == 512 && map.Groups == 1 && map.TargetChannels <= PackedLayout.PanelWidth
        && pool is { KernelHeight: 2, KernelWidth: 2, CoversEachPixelOnce: true } && pool.InputHeight == 2 * pool.OutputHeight
        && map.TargetWidth >= 4;

    /// <summary>Images of a work item.</summary>
    public static int ImagesPerItem(in Correlation map) => (int)Math.Max(1, MultiplyAdds.SmallestItem / ImageCost(map));

    /// <summary>About how long a batch takes on one thread.</summary>
    public static double Nanoseconds(in Correlation map, int batch) => MultiplyAdds.Nanoseconds(batch * (double)ImageCost(map));

    private static long ImageCost(in Correlation map) =>
        Math.Max(1, (long)map.TargetHeight * map.TargetWidth * map.Depth * PackedLayout.PanelWidth);
}
