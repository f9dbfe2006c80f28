using NetDsl.Compiler.Layers;

namespace NetworkTests.Interpreter;

/// <summary>
/// Batch normalisation (Ioffe and Szegedy, 2015, algorithm 1): by the moving statistics in inference; by those of the batch in
/// training, which then move. The batch's variance is divided by n, the one that moves by n − 1.
/// </summary>
internal sealed class BatchNormReference(BatchNormSpec spec) : IReferenceLayer
{
    private readonly double epsilon = (float)spec.Epsilon;
    private readonly double momentum = (float)spec.Momentum;

    public Tensor Forward(ReferenceStep step, IReadOnlyList<Tensor> inputs)
    {
        var output = new Tensor(inputs[0].Batch, step.Output);
        for (var channel = 0; channel < step.Output.Channels; channel++)
        {
            var (mean, variance) = step.IsTraining ? Measure(inputs[0], channel) : Moving(step, channel);
            foreach (var index in Indices(output, channel))
            {
                var normal = (inputs[0].Data[index] - mean) / Math.Sqrt(variance + epsilon);
                output.Data[index] = (normal * Gamma(step, channel)) + (step.Weight("beta")?[channel] ?? 0);
            }

            if (step.IsTraining)
            {
                Move(step, channel, mean, variance, output.Data.Length / step.Output.Channels);
            }
        }

        return output;
    }

    public IReadOnlyList<Tensor> Backward(ReferenceStep step, IReadOnlyList<Tensor> inputs, Tensor output, Tensor gradient)
    {
        var inputGradient = new Tensor(output.Batch, inputs[0].Shape);
        for (var channel = 0; channel < step.Output.Channels; channel++)
        {
            var (mean, variance) = Measure(inputs[0], channel);
            var deviation = Math.Sqrt(variance + epsilon);
            var indices = Indices(output, channel).ToList();
            double Normal(int index) => (inputs[0].Data[index] - mean) / deviation;

            var meanSlope = indices.Average(index => gradient.Data[index]);
            var meanProduct = indices.Average(index => gradient.Data[index] * Normal(index));
            foreach (var index in indices)
            {
                inputGradient.Data[index] =
                    Gamma(step, channel) / deviation * (gradient.Data[index] - meanSlope - (Normal(index) * meanProduct));
            }

            step.Gradient("gamma")[channel] += meanProduct * indices.Count;
            step.Gradient("beta")[channel] += meanSlope * indices.Count;
        }

        return [inputGradient];
    }

    private static double Gamma(ReferenceStep step, int channel) => step.Weight("gamma")?[channel] ?? 1;

    private static (double Mean, double Variance) Moving(ReferenceStep step, int channel) =>
        (step.Weight("moving_mean")![channel], step.Weight("moving_variance")![channel]);

    private static (double Mean, double Variance) Measure(Tensor input, int channel)
    {
        var values = Indices(input, channel).Select(index => input.Data[index]).ToList();
        var mean = values.Average();
        return (mean, values.Average(value => (value - mean) * (value - mean)));
    }

    private void Move(ReferenceStep step, int channel, double mean, double variance, int count)
    {
        var unbiased = variance * count / Math.Max(count - 1, 1);
        ref var movingMean = ref step.Weight("moving_mean")![channel];
        ref var movingVariance = ref step.Weight("moving_variance")![channel];
        movingMean = (momentum * movingMean) + ((1 - momentum) * mean);
        movingVariance = (momentum * movingVariance) + ((1 - momentum) * unbiased);
    }

    private static IEnumerable<int> Indices(Tensor tensor, int channel)
    {
        for (var index = channel; index < tensor.Data.Length; index += tensor.Shape.Channels)
        {
            yield return index;
        }
    }
}
