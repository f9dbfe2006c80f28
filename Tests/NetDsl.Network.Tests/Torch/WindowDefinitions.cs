namespace NetworkTests.Torch;

/// <summary>Poolings and what else looks at the surroundings of a position, as PyTorch documents them.</summary>
internal static class WindowDefinitions
{
    /// <summary>The functions, which have the same parameters in both languages.</summary>
    /// <param name="prefix">Where they are: <c>F.</c></param>
    public static IEnumerable<Definition> In(string prefix) =>
    [
        new(prefix + "max_pool2d(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False)", "input", MaxPool),
        new(prefix + "avg_pool2d(input, kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True)", "input", AvgPool),
        new(prefix + "adaptive_avg_pool2d(input, output_size)", "input", AdaptiveAvgPool),
        new(prefix + "local_response_norm(input, size, alpha=0.0001, beta=0.75, k=1.0)", "input result", LocalResponseNorm),
    ];

    /// <summary>For each window of each map: the map, and the rows and columns that the window covers, padding among them.</summary>
    public static TorchTensor Reduce(TorchTensor input, Windows rows, Windows columns, Func<Func<int, int, double>, int[], int[], double> reduce)
    {
        var (values, height, width) = (input.Read(), input.Shape[2], input.Shape[3]);
        var output = new double[input.Shape[0] * input.Shape[1] * rows.Count * columns.Count];
        for (var i = 0; i < output.Length; i++)
        {
            var map = i / (rows.Count * columns.Count) * height * width;
            output[i] = reduce((y, x) => values[map + (y * width) + x], rows.At(i / columns.Count % rows.Count), columns.At(i % columns.Count));
        }

        return new TorchTensor(output, input.Shape[0], input.Shape[1], rows.Count, columns.Count);
    }

    private static TorchTensor MaxPool(Bound a)
    {
        var (rows, columns) = Windows.Of(a, a.Pair("dilation"));
        return Reduce(a.Tensor("input"), rows, columns, (value, ys, xs) =>
            ys.Where(rows.Holds).SelectMany(y => xs.Where(columns.Holds).Select(x => value(y, x))).DefaultIfEmpty(double.NegativeInfinity).Max());
    }

    // Beyond the padding a window of ceil_mode has nothing, not even zeros to count.
    private static TorchTensor AvgPool(Bound a)
    {
        var (rows, columns) = Windows.Of(a, new Pair(1, 1));
        return Reduce(a.Tensor("input"), rows, columns, (value, ys, xs) =>
        {
            var (insideY, insideX) = (ys.Where(rows.Holds).ToArray(), xs.Where(columns.Holds).ToArray());
            var count = a.Flag("count_include_pad") ? ys.Count(rows.HoldsPadded) * xs.Count(columns.HoldsPadded) : insideY.Length * insideX.Length;
            return insideY.Sum(y => insideX.Sum(x => value(y, x))) / count;
        });
    }

    private static TorchTensor AdaptiveAvgPool(Bound a)
    {
        var (input, size) = (a.Tensor("input"), a.Pair("output_size"));
        int[] Part(int extent, int parts, int part)
        {
            var (start, end) = (part * extent / parts, (((part + 1) * extent) + parts - 1) / parts);
            return [.. Enumerable.Range(start, end - start)];
        }

        var (rows, columns) = (new Windows(input.Shape[2], size.Height, Part), new Windows(input.Shape[3], size.Width, Part));
        return Reduce(input, rows, columns, (value, ys, xs) => ys.Average(y => xs.Average(x => value(y, x))));
    }

    // The window over the channels begins size / 2 before; what it lacks at either end counts as zeros.
    private static TorchTensor LocalResponseNorm(Bound a)
    {
        var (input, size) = (a.Tensor("input"), a.Whole("size"));
        var (values, channels, area) = (input.Read(), input.Shape[1], input.Shape[2] * input.Shape[3]);
        double Divisor(int at)
        {
            var (channel, first) = (at / area % channels, (at / area % channels) - (size / 2));
            var squares = Enumerable.Range(first, size).Where(other => other >= 0 && other < channels)
                .Sum(other => Math.Pow(values[at + ((other - channel) * area)], 2));
            return Math.Pow(a.Number("k") + (a.Number("alpha") * squares / size), a.Number("beta"));
        }

        return new TorchTensor([.. values.Select((value, at) => value / Divisor(at))], input.Shape);
    }
}
