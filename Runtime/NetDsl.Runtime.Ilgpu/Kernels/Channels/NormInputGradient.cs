using ILGPU;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>
/// input gradient = a · output gradient + b · (input − mean) + c, with a, b, c and the mean for each channel of a segment. The gradients may
/// share memory.
/// </summary>
internal static class NormInputGradient
{
    /// <summary>Coefficients of a channel.</summary>
    public const int Coefficients = 4;

    /// <summary>Does one launch.</summary>
    /// <param name="queue">Where it runs.</param>
    /// <param name="segments">Segments, each with coefficients of its own.</param>
    /// <param name="pixels">Pixels of a segment.</param>
    /// <param name="channels">Channels of a pixel.</param>
    /// <param name="input">Segments × pixels × channels.</param>
    /// <param name="outputGradient">Segments × pixels × channels.</param>
    /// <param name="coefficients">Segments × 4 × channels.</param>
    /// <param name="inputGradient">Segments × pixels × channels.</param>
    public static void Run(
        DeviceQueue queue,
        int segments,
        int pixels,
        int channels,
        DeviceSpan input,
        DeviceSpan outputGradient,
        DeviceSpan coefficients,
        DeviceSpan inputGradient)
    {
        if (Lanes.AreFour(channels, input, outputGradient, coefficients, inputGradient))
        {
            var tiles = ChannelTiles.ForStreams(segments, pixels, channels / FourLanes.Count);
            var size = tiles.Size.Touching(input, outputGradient, inputGradient);
            queue.Launch(
                size, Kernel<FourLanes>, tiles, input.View, outputGradient.View, coefficients.View, inputGradient.View);
        }
        else
        {
            var tiles = ChannelTiles.ForStreams(segments, pixels, channels);
            var size = tiles.Size.Touching(input, outputGradient, inputGradient);
            queue.Launch(
                size, Kernel<OneLane>, tiles, input.View, outputGradient.View, coefficients.View, inputGradient.View);
        }
    }

    /// <summary>Writes the coefficients of a channel.</summary>
    /// <param name="coefficients">Segments × 4 × channels.</param>
    /// <param name="place">The channel among all segments' first coefficients.</param>
    /// <param name="channels">Channels.</param>
    /// <param name="gamma">The channel's factor.</param>
    /// <param name="scale">1 / the standard deviation.</param>
    /// <param name="mean">The mean.</param>
    /// <param name="meanSlope">The mean of gamma · gradient over what was normalised together.</param>
    /// <param name="meanProduct">The mean of gamma · gradient · normalised value over it.</param>
    public static void Write(
        ArrayView<float> coefficients, int place, int channels, float gamma, float scale, float mean, float meanSlope, float meanProduct)
    {
        coefficients[place] = gamma * scale;
        coefficients[place + channels] = -scale * scale * meanProduct;
        coefficients[place + (2 * channels)] = -scale * meanSlope;
        coefficients[place + (3 * channels)] = mean;
    }

    private static void Kernel<TLanes>(
        ChannelTiles tiles,
        ArrayView<float> input,
        ArrayView<float> outputGradient,
        ArrayView<float> coefficients,
        ArrayView<float> inputGradient)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        // From the end: what the sums before it have read last is still in the cache.
        var place = new TilePlace(tiles, Grid.DimX - 1 - Grid.IdxX);
        if (place.Vector >= tiles.Vectors)
        {
            return;
        }

        var values = input.Cast<TLanes>();
        var slopes = outputGradient.Cast<TLanes>();
        var target = inputGradient.Cast<TLanes>();
        var factors = coefficients.Cast<TLanes>();
        var first = (place.Segment * Coefficients * tiles.Vectors) + place.Vector;
        var a = factors[first];
        var b = factors[first + tiles.Vectors];
        var c = factors[first + (2 * tiles.Vectors)];
        var mean = factors[first + (3 * tiles.Vectors)];
        var step = tiles.Rows * tiles.Vectors;
        var pixel = place.First + place.Row;
        var index = (pixel * tiles.Vectors) + place.Vector;
        for (; pixel + tiles.Rows < place.End; pixel += 2 * tiles.Rows)
        {
            // Two pairs of loads before the first store, which might be to the same memory as far as a compiler knows.
            var result = (slopes[index] * a) + (((values[index] - mean) * b) + c);
            var nextResult = (slopes[index + step] * a) + (((values[index + step] - mean) * b) + c);
            target[index] = result;
            target[index + step] = nextResult;
            index += 2 * step;
        }

        if (pixel < place.End)
        {
            target[index] = (slopes[index] * a) + (((values[index] - mean) * b) + c);
        }
    }
}
