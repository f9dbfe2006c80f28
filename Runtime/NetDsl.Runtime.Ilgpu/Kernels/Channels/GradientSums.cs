using ILGPU;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>
/// For each chunk and channel the sum of a gradient, and that of its products with the normalised value it belongs to.
/// </summary>
internal static class GradientSums
{
    /// <summary>Sums each chunk.</summary>
    /// <param name="queue">Where it runs.</param>
    /// <param name="four">Whether threads take four channels each.</param>
    /// <param name="tiles">The shape.</param>
    /// <param name="statistics">How values are normalised.</param>
    /// <param name="input">Segments × pixels × channels.</param>
    /// <param name="gradient">Segments × pixels × channels.</param>
    /// <param name="sums">Segments × chunks × channels, or empty where nobody needs the sums of the gradient.</param>
    /// <param name="products">Segments × chunks × channels.</param>
    public static void Run<TStatistics>(
        DeviceQueue queue,
        bool four,
        in ChannelTiles tiles,
        TStatistics statistics,
        DeviceSpan input,
        DeviceSpan gradient,
        DeviceSpan sums,
        DeviceSpan products)
        where TStatistics : struct, IStatistics
    {
        var size = tiles.Size.Touching(input, gradient, sums, products);
        var keepsSums = sums.IsEmpty ? 0 : 1;
        if (four)
        {
            queue.Launch(
                size, Kernel<FourLanes, TStatistics>, tiles, statistics, input.View, gradient.View, keepsSums, sums.View, products.View);
        }
        else
        {
            queue.Launch(
                size, Kernel<OneLane, TStatistics>, tiles, statistics, input.View, gradient.View, keepsSums, sums.View, products.View);
        }
    }

    private static void Kernel<TLanes, TStatistics>(
        ChannelTiles tiles,
        TStatistics statistics,
        ArrayView<float> input,
        ArrayView<float> gradient,
        int keepsSums,
        ArrayView<float> sums,
        ArrayView<float> products)
        where TLanes : unmanaged, ILanes<TLanes>
        where TStatistics : struct, IStatistics
    {
        var sharedSums = SharedMemory.Allocate<TLanes>(LaunchSize.MostThreads);
        var sharedProducts = SharedMemory.Allocate<TLanes>(LaunchSize.MostThreads);
        var place = new TilePlace(tiles, Grid.IdxX);
        var isBusy = place.Vector < tiles.Vectors;
        var own = isBusy ? Sum(tiles, place, statistics, input.Cast<TLanes>(), gradient.Cast<TLanes>()) : default;
        TreeSum.Columns(sharedSums, sharedProducts, own, tiles.Lanes);
        if (place.Row == 0 && isBusy)
        {
            var target = (place.Chunk * tiles.Vectors) + place.Vector;
            products.Cast<TLanes>()[target] = sharedProducts[Group.IdxX];
            if (keepsSums != 0)
            {
                sums.Cast<TLanes>()[target] = sharedSums[Group.IdxX];
            }
        }
    }

    /// <summary>The sums over a thread's pixels.</summary>
    private static SumPair<TLanes> Sum<TLanes, TStatistics>(
        in ChannelTiles tiles, in TilePlace place, TStatistics statistics, ArrayView<TLanes> values, ArrayView<TLanes> slopes)
        where TLanes : unmanaged, ILanes<TLanes>
        where TStatistics : struct, IStatistics
    {
        var mean = statistics.MeanOf<TLanes>(place.Segment, place.Vector * TLanes.Count);
        var scale = statistics.ScaleOf<TLanes>(place.Segment, place.Vector * TLanes.Count);
        var sum = TLanes.All(0);
        var product = TLanes.All(0);
        var pixel = place.First + place.Row;
        var step = tiles.Rows * tiles.Vectors;
        for (; pixel + tiles.Rows < place.End; pixel += 2 * tiles.Rows)
        {
            var index = (pixel * tiles.Vectors) + place.Vector;
            var first = slopes[index];
            var second = slopes[index + step];
            var firstValue = statistics.Normalize(values[index], mean, scale, pixel);
            var secondValue = statistics.Normalize(values[index + step], mean, scale, pixel + tiles.Rows);
            sum += first + second;
            product += (first * firstValue) + (second * secondValue);
        }

        if (pixel < place.End)
        {
            var index = (pixel * tiles.Vectors) + place.Vector;
            sum += slopes[index];
            product += slopes[index] * statistics.Normalize(values[index], mean, scale, pixel);
        }

        return new SumPair<TLanes>(sum, product);
    }
}
