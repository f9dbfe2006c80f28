using ILGPU;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>The kernels of softmax, in which some threads share the channels of a pixel.</summary>
internal static class SoftmaxKernels
{
    /// <summary>exp(x − max) / sum.</summary>
    public static void Forward<TLanes>(RowTiles tiles, ArrayView<float> input, ArrayView<float> output)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var maxima = SharedMemory.Allocate<float>(LaunchSize.MostThreads);
        var sums = SharedMemory.Allocate<float>(LaunchSize.MostThreads);
        var place = new RowPlace(tiles);
        var values = input.Cast<TLanes>();

        // Threads without a channel of their own start from the pixel's first, which changes no maximum.
        var top = TLanes.Max(values[place.First - place.Lane]);
        for (var index = place.First; index < place.End; index += tiles.Lanes)
        {
            var largest = TLanes.Max(values[index]);
            top = largest > top ? largest : top;
        }

        var shift = TLanes.All(RowReduction.Max(maxima, tiles.Lanes, top));
        var sum = TLanes.All(0);
        for (var index = place.First; index < place.End; index += tiles.Lanes)
        {
            sum += TLanes.Activate<Exponential>(values[index] - shift);
        }

        var total = RowReduction.Sum(sums, tiles.Lanes, TLanes.Sum(sum));
        var factor = 1 / total;
        var target = output.Cast<TLanes>();
        for (var index = place.First; index < place.End; index += tiles.Lanes)
        {
            target[index] = TLanes.Activate<Exponential>(values[index] - shift) * factor;
        }
    }

    /// <summary>output · (gradient − sum of output · gradient).</summary>
    public static void Backward<TLanes>(
        RowTiles tiles, ArrayView<float> output, ArrayView<float> outputGradient, ArrayView<float> inputGradient)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var sums = SharedMemory.Allocate<float>(LaunchSize.MostThreads);
        var place = new RowPlace(tiles);
        var shares = output.Cast<TLanes>();
        var slopes = outputGradient.Cast<TLanes>();
        var sum = TLanes.All(0);
        for (var index = place.First; index < place.End; index += tiles.Lanes)
        {
            sum += shares[index] * slopes[index];
        }

        var mean = TLanes.All(RowReduction.Sum(sums, tiles.Lanes, TLanes.Sum(sum)));
        var target = inputGradient.Cast<TLanes>();
        for (var index = place.First; index < place.End; index += tiles.Lanes)
        {
            target[index] = shares[index] * (slopes[index] - mean);
        }
    }

    private readonly struct Exponential : IActivation
    {
        /// <inheritdoc/>
        public static float Apply(float input) => Exponentials.Exp(input);
    }
}
