using ILGPU;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>The kernels of layer normalisation, in which some threads share the channels of a pixel.</summary>
internal static class LayerNormKernels
{
    /// <summary>activation(gamma · (input − mean) / deviation + beta); the mean before the squares, so that nothing cancels.</summary>
    public static void Forward<TLanes, TActivation>(
        RowTiles tiles,
        float epsilon,
        RowWeights weights,
        int saves,
        ArrayView<float> input,
        ArrayView<float> saved,
        ArrayView<float> output)
        where TLanes : unmanaged, ILanes<TLanes>
        where TActivation : struct, IActivation
    {
        var sums = SharedMemory.Allocate<float>(LaunchSize.MostThreads);
        var squares = SharedMemory.Allocate<float>(LaunchSize.MostThreads);
        var place = new RowPlace(tiles);
        var values = input.Cast<TLanes>();
        var share = 1f / (tiles.Vectors * TLanes.Count);
        var sum = TLanes.All(0);
        for (var index = place.First; index < place.End; index += tiles.Lanes)
        {
            sum += values[index];
        }

        var mean = RowReduction.Sum(sums, tiles.Lanes, TLanes.Sum(sum)) * share;
        var square = TLanes.All(0);
        for (var index = place.First; index < place.End; index += tiles.Lanes)
        {
            var distance = values[index] - TLanes.All(mean);
            square += distance * distance;
        }

        var variance = RowReduction.Sum(squares, tiles.Lanes, TLanes.Sum(square)) * share;
        var scale = 1 / MathF.Sqrt(variance + epsilon);
        Write<TLanes, TActivation>(tiles, place, weights, values, mean, scale, output.Cast<TLanes>());
        if (saves != 0 && place.Lane == 0 && place.Pixel < tiles.Pixels)
        {
            saved[2 * place.Pixel] = mean;
            saved[(2 * place.Pixel) + 1] = scale;
        }
    }

    private static void Write<TLanes, TActivation>(
        in RowTiles tiles, in RowPlace place, in RowWeights weights, ArrayView<TLanes> values, float mean, float scale, ArrayView<TLanes> target)
        where TLanes : unmanaged, ILanes<TLanes>
        where TActivation : struct, IActivation
    {
        var vector = place.Lane;
        for (var index = place.First; index < place.End; index += tiles.Lanes)
        {
            var normal = (values[index] - TLanes.All(mean)) * (weights.GammaOf<TLanes>(vector) * scale);
            target[index] = TLanes.Activate<TActivation>(normal + weights.BetaOf<TLanes>(vector));
            vector += tiles.Lanes;
        }
    }

    /// <summary>
    /// With n the normalised value and s = gamma · the output's gradient, the input's gradient is (s − mean(s) − n · mean(s · n)) / deviation.
    /// </summary>
    public static void BackwardInput<TLanes>(
        RowTiles tiles,
        RowWeights weights,
        ArrayView<float> input,
        ArrayView<float> outputGradient,
        ArrayView<float> saved,
        ArrayView<float> inputGradient)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var sums = SharedMemory.Allocate<float>(LaunchSize.MostThreads);
        var products = SharedMemory.Allocate<float>(LaunchSize.MostThreads);
        var place = new RowPlace(tiles);
        var values = input.Cast<TLanes>();
        var slopes = outputGradient.Cast<TLanes>();
        var pixel = place.Pixel < tiles.Pixels ? place.Pixel : 0;
        var mean = TLanes.All(saved[2 * pixel]);
        var scale = saved[(2 * pixel) + 1];
        var sum = TLanes.All(0);
        var product = TLanes.All(0);
        var vector = place.Lane;
        for (var index = place.First; index < place.End; index += tiles.Lanes)
        {
            var slope = slopes[index] * weights.GammaOf<TLanes>(vector);
            sum += slope;
            product += slope * ((values[index] - mean) * scale);
            vector += tiles.Lanes;
        }

        var share = 1f / (tiles.Vectors * TLanes.Count);
        var meanSlope = TLanes.All(RowReduction.Sum(sums, tiles.Lanes, TLanes.Sum(sum)) * share);
        var meanProduct = RowReduction.Sum(products, tiles.Lanes, TLanes.Sum(product)) * share;
        var target = inputGradient.Cast<TLanes>();
        vector = place.Lane;
        for (var index = place.First; index < place.End; index += tiles.Lanes)
        {
            var slope = slopes[index] * weights.GammaOf<TLanes>(vector);
            var normal = (values[index] - mean) * scale;
            target[index] = ((slope - meanSlope) - (normal * meanProduct)) * scale;
            vector += tiles.Lanes;
        }
    }
}

/// <summary>The factor and the offset of each channel, either of which may be absent, by vectors.</summary>
internal readonly struct RowWeights
{
    private readonly ArrayView<float> gamma;
    private readonly ArrayView<float> beta;
    private readonly int hasGamma;
    private readonly int hasBeta;

    /// <summary>The weights as kernels take them.</summary>
    /// <param name="channels">Channels.</param>
    /// <param name="gamma">A factor for each channel, or empty for 1.</param>
    /// <param name="beta">An offset for each channel, or empty for 0.</param>
    /// <exception cref="ArgumentException">There are fewer than channels, and some.</exception>
    public RowWeights(int channels, DeviceSpan gamma, DeviceSpan beta)
    {
        SpanGuard.CheckWeights(channels, gamma, mayBeAbsent: true);
        SpanGuard.CheckWeights(channels, beta, mayBeAbsent: true);
        this.gamma = gamma.View;
        this.beta = beta.View;
        hasGamma = gamma.IsEmpty ? 0 : 1;
        hasBeta = beta.IsEmpty ? 0 : 1;
    }

    /// <summary>The factors of a vector.</summary>
    public TLanes GammaOf<TLanes>(int vector)
        where TLanes : unmanaged, ILanes<TLanes> => hasGamma != 0 ? gamma.Cast<TLanes>()[vector] : TLanes.All(1);

    /// <summary>The offsets of a vector.</summary>
    public TLanes BetaOf<TLanes>(int vector)
        where TLanes : unmanaged, ILanes<TLanes> => hasBeta != 0 ? beta.Cast<TLanes>()[vector] : TLanes.All(0);
}
