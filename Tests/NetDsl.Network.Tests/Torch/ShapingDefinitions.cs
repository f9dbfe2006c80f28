namespace NetworkTests.Torch;

/// <summary>Functions that move values, and means over axes.</summary>
internal static class ShapingDefinitions
{
    private const string Own = "global::NetDsl.Torch.TensorFunctions.";

    private static readonly Definition[] Methods =
    [
        new("Tensor.flatten(input, start_dim)", "", a => Flatten(a.Tensor("input"), a.Whole("start_dim"))),
        new("Tensor.permute(input, a, b, c, d)", "", a => a.Tensor("input").Permute(a.Whole("a"), a.Whole("b"), a.Whole("c"), a.Whole("d"))),
        new("Tensor.reshape(input, a, b, c, d)", "", a => a.Tensor("input").Reshape(a.Whole("a"), a.Whole("b"), a.Whole("c"), a.Whole("d"))),
        new("Tensor.mean(input, dim, keepdim=False)", "", Mean),
        new("Tensor.softmax(input, dim)", "result", Softmax),
    ];

    public static IEnumerable<Definition> Python =>
    [
        .. Methods,
        new("F.pad(input, pad, mode=\"constant\", value=0.0)", "", Pad),
        new("F.interpolate(input, size=None, scale_factor=None, mode=\"nearest\", align_corners=None)", "", Interpolate),
        new("torch.cat(tensors, dim)", "", Cat),
        new("torch.ones_like(input)", "", a => a.Tensor("input").Map(_ => 1)),
        new("float(text)", "", a => a.Word("text") == "-inf" ? double.NegativeInfinity : throw new FormatException(a.Word("text"))),
    ];

    public static IEnumerable<Definition> CSharp =>
    [
        .. Methods,
        new("nn.functional.pad(input, pad, mode=PaddingModes.Constant, value=0.0)", "", Pad),
        new("nn.functional.interpolate(input, size=null, scale_factor=null, mode=InterpolationMode.Nearest, align_corners=null)", "", Interpolate),
        new("cat(tensors, dim)", "", Cat),
        new(Own + "FlattenChannelsLast(input)", "", a => Flatten(a.Tensor("input").Permute(0, 2, 3, 1), 1)),
        new(Own + "AveragePadded(input, kernel, stride, border)", "input", AveragePadded),
    ];

    private static TorchTensor Flatten(TorchTensor input, int start) => input.Reshape([.. input.Shape[..start], -1]);

    private static TorchTensor Mean(Bound a)
    {
        var (input, axes) = (a.Tensor("input"), a.Wholes("dim"));
        Assert.Equal([2, 3], axes);
        var area = input.Shape[2] * input.Shape[3];
        double[] means = [.. input.Read().Chunk(area).Select(map => map.Average())];
        return a.Flag("keepdim") ? new TorchTensor(means, [.. input.Shape[..2], 1, 1]) : new TorchTensor(means, input.Shape[..2]);
    }

    private static TorchTensor Softmax(Bound a)
    {
        Assert.Equal(1, a.Whole("dim"));
        var (input, values) = (a.Tensor("input"), a.Tensor("input").Read());
        var (channels, area) = (input.Shape[1], input.Shape[2..].Aggregate(1, (product, extent) => product * extent));
        double Share(double value, int at)
        {
            var first = (at / (channels * area) * channels * area) + (at % area);
            return 1 / Enumerable.Range(0, channels).Sum(channel => Math.Exp(values[first + (channel * area)] - value));
        }

        return new TorchTensor([.. values.Select(Share)], input.Shape);
    }

    // The last axis comes first.
    private static TorchTensor Pad(Bound a)
    {
        Assert.Equal("constant", a.Word("mode"));
        var (input, border) = (a.Tensor("input"), a.Wholes("pad"));
        return WindowDefinitions.Reduce(input, Around(input.Shape[2], border[2], border[3]), Around(input.Shape[3], border[0], border[1]), (value, ys, xs) =>
            ys[0] >= 0 && ys[0] < input.Shape[2] && xs[0] >= 0 && xs[0] < input.Shape[3] ? value(ys[0], xs[0]) : a.Number("value"));
    }

    private static Windows Around(int extent, int before, int after) => new(extent, extent + before + after, (_, _, place) => [place - before]);

    private static TorchTensor Interpolate(Bound a)
    {
        var (input, isBilinear, scale) = (a.Tensor("input"), a.Word("mode") == "bilinear", a.Pair("scale_factor"));
        Assert.False(isBilinear && (a.Flag("align_corners") || !a.Has("align_corners")));
        Windows Axis(int extent, int factor) => new(extent, extent * factor, (_, _, place) => [place, factor]);

        return WindowDefinitions.Reduce(input, Axis(input.Shape[2], scale.Height), Axis(input.Shape[3], scale.Width), (value, ys, xs) =>
        {
            if (!isBilinear)
            {
                return value(ys[0] / ys[1], xs[0] / xs[1]);
            }

            var ((top, bottom, down), (left, right, across)) = (Between(ys, input.Shape[2]), Between(xs, input.Shape[3]));
            double Row(int y) => ((1 - across) * value(y, left)) + (across * value(y, right));
            return ((1 - down) * Row(top)) + (down * Row(bottom));
        });
    }

    // Positions are squares with their centres in the middle; none is before the first centre.
    private static (int Before, int After, double Share) Between(int[] place, int extent)
    {
        var source = Math.Max(((place[0] + 0.5) / place[1]) - 0.5, 0);
        return ((int)source, Math.Min((int)source + 1, extent - 1), source - (int)source);
    }

    private static TorchTensor Cat(Bound a)
    {
        Assert.Equal(1, a.Whole("dim"));
        var parts = a.Tensors("tensors");
        Assert.All(parts, part => Assert.Equal(parts[0].Shape[2..], part.Shape[2..]));
        var samples = Enumerable.Range(0, parts[0].Shape[0]);
        double[] values = [.. samples.SelectMany(sample => parts.SelectMany(part => part.Read().AsSpan(sample * (part.Count / part.Shape[0]), part.Count / part.Shape[0]).ToArray()))];
        return new TorchTensor(values, [parts[0].Shape[0], parts.Sum(part => part.Shape[1]), .. parts[0].Shape[2..]]);
    }

    private static TorchTensor AveragePadded(Bound a)
    {
        var (input, kernel, stride, border) = (a.Tensor("input"), a.Pair("kernel"), a.Pair("stride"), a.Wholes("border"));
        Windows Axis(int extent, int window, int step, int before, int after) => new(
            extent,
            ((extent + before + after - window) / step) + 1,
            (_, _, index) => [.. Enumerable.Range((index * step) - before, window).Where(place => place >= 0 && place < extent)]);

        var rows = Axis(input.Shape[2], kernel.Height, stride.Height, border[2], border[3]);
        var columns = Axis(input.Shape[3], kernel.Width, stride.Width, border[0], border[1]);
        return WindowDefinitions.Reduce(input, rows, columns, (value, ys, xs) => ys.Average(y => xs.Average(x => value(y, x))));
    }
}
