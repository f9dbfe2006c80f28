using ILGPU;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>
/// The mean of each channel and the sum of squared distances from it, chunk by chunk. A chunk is read once, and its sums are taken around
/// its first pixel: since that is one of the values, rounding grows with the chunk's length at most, however far the values are from 0.
/// </summary>
internal static class ChannelMoments
{
    /// <summary>Writes a mean and a sum of squares for each chunk and channel.</summary>
    /// <param name="queue">Where it runs.</param>
    /// <param name="four">Whether threads take four channels each.</param>
    /// <param name="tiles">The shape.</param>
    /// <param name="input">Segments × pixels × channels.</param>
    /// <param name="means">Segments × chunks × channels.</param>
    /// <param name="squares">Segments × chunks × channels.</param>
    public static void Run(DeviceQueue queue, bool four, in ChannelTiles tiles, DeviceSpan input, DeviceSpan means, DeviceSpan squares)
    {
        var size = tiles.Size.Touching(input, means, squares);
        if (four)
        {
            queue.Launch(size, Kernel<FourLanes>, tiles, input.View, means.View, squares.View);
        }
        else
        {
            queue.Launch(size, Kernel<OneLane>, tiles, input.View, means.View, squares.View);
        }
    }

    private static void Kernel<TLanes>(ChannelTiles tiles, ArrayView<float> input, ArrayView<float> means, ArrayView<float> squares)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var sums = SharedMemory.Allocate<TLanes>(LaunchSize.MostThreads);
        var products = SharedMemory.Allocate<TLanes>(LaunchSize.MostThreads);
        var place = new TilePlace(tiles, Grid.IdxX);
        var values = input.Cast<TLanes>();
        var isBusy = place.Vector < tiles.Vectors;
        var pilot = isBusy ? values[(place.First * tiles.Vectors) + place.Vector] : TLanes.All(0);
        var own = isBusy ? Sum(tiles, place, values, pilot) : default;
        TreeSum.Columns(sums, products, own, tiles.Lanes);
        if (place.Row == 0 && isBusy)
        {
            var sum = sums[Group.IdxX];
            var distance = sum * (1f / (place.End - place.First));
            var target = (place.Chunk * tiles.Vectors) + place.Vector;
            means.Cast<TLanes>()[target] = pilot + distance;
            squares.Cast<TLanes>()[target] = products[Group.IdxX] - (sum * distance);
        }
    }

    /// <summary>The sums of distances from the pilot, and of their squares, over a thread's pixels.</summary>
    private static SumPair<TLanes> Sum<TLanes>(in ChannelTiles tiles, in TilePlace place, ArrayView<TLanes> values, TLanes pilot)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var sum = TLanes.All(0);
        var product = TLanes.All(0);
        var pixel = place.First + place.Row;
        var step = tiles.Rows * tiles.Vectors;
        for (; pixel + (3 * tiles.Rows) < place.End; pixel += 4 * tiles.Rows)
        {
            // Four loads that do not wait for each other: ILGPU does not unroll loops.
            var index = (pixel * tiles.Vectors) + place.Vector;
            var a = values[index] - pilot;
            var b = values[index + step] - pilot;
            var c = values[index + (2 * step)] - pilot;
            var d = values[index + (3 * step)] - pilot;
            sum += (a + b) + (c + d);
            product += ((a * a) + (b * b)) + ((c * c) + (d * d));
        }

        for (; pixel < place.End; pixel += tiles.Rows)
        {
            var a = values[(pixel * tiles.Vectors) + place.Vector] - pilot;
            sum += a;
            product += a * a;
        }

        return new SumPair<TLanes>(sum, product);
    }
}
