namespace NetworkTests.Torch;

/// <summary>Normalisations as PyTorch documents them: variances are divided by n, the one that moves by n − 1.</summary>
internal static class NormDefinitions
{
    public static TorchTensor Batch(ModuleCall call, double epsilon, double momentum)
    {
        var (means, variances) = (call["running_mean"]!, call["running_var"]!);
        if (call.IsTraining)
        {
            (means, variances) = (new double[means.Length], new double[means.Length]);
            for (var channel = 0; channel < means.Length; channel++)
            {
                var values = Channel(call.Input, channel);
                (means[channel], variances[channel]) = Measure(values);
                var unbiased = variances[channel] * values.Length / (values.Length - 1);
                Move(call["running_mean"]!, channel, means[channel], momentum);
                Move(call["running_var"]!, channel, unbiased, momentum);
            }
        }

        return call.PerChannel((value, channel) => Scaled(call, (value - means[channel]) / Math.Sqrt(variances[channel] + epsilon), channel));
    }

    public static TorchTensor Group(ModuleCall call, int groups, double epsilon)
    {
        var values = call.Input.Read();
        var length = values.Length / call.Input.Shape[0] / groups;
        double[] normal = [.. values.Chunk(length).SelectMany(group => Normal(group, epsilon))];
        var result = call with { Input = new TorchTensor(normal, call.Input.Shape) };
        return result.PerChannel((value, channel) => Scaled(call, value, channel));
    }

    /// <summary>Over the features of each sample, or over the channels of each position, which come last for it.</summary>
    public static TorchTensor Layer(ModuleCall call, double epsilon)
    {
        var isImage = call.Input.Shape.Length == 4;
        var last = isImage ? call.Input.Permute(0, 2, 3, 1) : call.Input;
        double[] normal = [.. last.Read().Chunk(last.Shape[^1]).SelectMany(position => Normal(position, epsilon).Select((value, channel) => Scaled(call, value, channel)))];
        var result = new TorchTensor(normal, last.Shape);
        return isImage ? result.Permute(0, 3, 1, 2) : result;
    }

    private static double Scaled(ModuleCall call, double value, int channel) => (value * (call["weight"]?[channel] ?? 1)) + (call["bias"]?[channel] ?? 0);

    private static IEnumerable<double> Normal(double[] values, double epsilon)
    {
        var (mean, variance) = Measure(values);
        return values.Select(value => (value - mean) / Math.Sqrt(variance + epsilon));
    }

    private static (double Mean, double Variance) Measure(double[] values)
    {
        var mean = values.Average();
        return (mean, values.Average(value => (value - mean) * (value - mean)));
    }

    private static double[] Channel(TorchTensor input, int channel)
    {
        var (values, area) = (input.Read(), input.Count / input.Shape[0] / input.Shape[1]);
        return [.. Enumerable.Range(0, input.Shape[0]).SelectMany(sample => new ArraySegment<double>(values, ((sample * input.Shape[1]) + channel) * area, area))];
    }

    private static void Move(double[] running, int channel, double value, double momentum) =>
        running[channel] = ((1 - momentum) * running[channel]) + (momentum * value);
}
