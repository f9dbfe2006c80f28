using ILGPU;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>A function of each value by coefficients of its channel, which a thread loads once for several pixels.</summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
/// <typeparam name="TLanes">One channel or four.</typeparam>
internal interface IChannelFunction<TSelf, TLanes>
    where TSelf : struct, IChannelFunction<TSelf, TLanes>
    where TLanes : unmanaged, ILanes<TLanes>
{
    /// <summary>Coefficients of a channel; they lie one kind behind the other.</summary>
    static abstract int Coefficients { get; }

    /// <summary>Loads those of some channels.</summary>
    /// <param name="coefficients">All of them.</param>
    /// <param name="first">The place of the first.</param>
    /// <param name="step">Places from one kind to the next.</param>
    static abstract TSelf Load(ArrayView<TLanes> coefficients, int first, int step);

    /// <summary>The function.</summary>
    TLanes Apply(TLanes value);
}

/// <summary>Applies a function of the channel's coefficients to all values. The output may be the input.</summary>
internal static class ChannelStream
{
    /// <summary>Does one launch; the function is given for one channel and for four.</summary>
    /// <param name="queue">Where it runs.</param>
    /// <param name="segments">Segments, each with coefficients of its own.</param>
    /// <param name="pixels">Pixels of a segment.</param>
    /// <param name="channels">Channels of a pixel.</param>
    /// <param name="input">Segments × pixels × channels.</param>
    /// <param name="coefficients">Segments × kinds of coefficients × channels.</param>
    /// <param name="output">Segments × pixels × channels.</param>
    public static void Run<TOne, TFour>(
        DeviceQueue queue, int segments, int pixels, int channels, DeviceSpan input, DeviceSpan coefficients, DeviceSpan output)
        where TOne : struct, IChannelFunction<TOne, OneLane>
        where TFour : struct, IChannelFunction<TFour, FourLanes>
    {
        if (Lanes.AreFour(channels, input, coefficients, output))
        {
            var tiles = ChannelTiles.ForStreams(segments, pixels, channels / FourLanes.Count);
            queue.Launch(
                tiles.Size.Touching(input, output), Kernel<FourLanes, TFour>, tiles, input.View, coefficients.View, output.View);
        }
        else
        {
            var tiles = ChannelTiles.ForStreams(segments, pixels, channels);
            queue.Launch(
                tiles.Size.Touching(input, output), Kernel<OneLane, TOne>, tiles, input.View, coefficients.View, output.View);
        }
    }

    private static void Kernel<TLanes, TFunction>(
        ChannelTiles tiles, ArrayView<float> input, ArrayView<float> coefficients, ArrayView<float> output)
        where TLanes : unmanaged, ILanes<TLanes>
        where TFunction : struct, IChannelFunction<TFunction, TLanes>
    {
        // From the end: what a sum before it has read last is still in the cache.
        var place = new TilePlace(tiles, Grid.DimX - 1 - Grid.IdxX);
        if (place.Vector >= tiles.Vectors)
        {
            return;
        }

        var source = input.Cast<TLanes>();
        var target = output.Cast<TLanes>();
        var first = (place.Segment * TFunction.Coefficients * tiles.Vectors) + place.Vector;
        var function = TFunction.Load(coefficients.Cast<TLanes>(), first, tiles.Vectors);
        var pixel = place.First + place.Row;
        var step = tiles.Rows * tiles.Vectors;
        var index = (pixel * tiles.Vectors) + place.Vector;
        if (pixel + (3 * tiles.Rows) < place.End)
        {
            // Four loads before the first store, which might be to the same memory as far as a compiler knows.
            var a = source[index];
            var b = source[index + step];
            var c = source[index + (2 * step)];
            var d = source[index + (3 * step)];
            target[index] = function.Apply(a);
            target[index + step] = function.Apply(b);
            target[index + (2 * step)] = function.Apply(c);
            target[index + (3 * step)] = function.Apply(d);
            return;
        }

        for (; pixel < place.End; pixel += tiles.Rows)
        {
            target[index] = function.Apply(source[index]);
            index += step;
        }
    }
}
