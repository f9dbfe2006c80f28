using NetDsl.Compiler.Layers;

namespace NetworkTests.Interpreter;

/// <summary>
/// Layer norm and group norm: sets of values of a sample that are normalised together, those of a position or those of a group of
/// channels over all positions. The derivative is that of batch norm's algorithm, with the set in place of the batch.
/// </summary>
internal sealed class SampleNormReference(SampleNormSpec spec, int groups, bool overPositions) : IReferenceLayer
{
    private readonly double epsilon = (float)spec.Epsilon;

    public Tensor Forward(ReferenceStep step, IReadOnlyList<Tensor> inputs)
    {
        var output = new Tensor(inputs[0].Batch, step.Output);
        var (gamma, beta, channels) = (step.Weight("gamma"), step.Weight("beta"), step.Output.Channels);
        foreach (var set in Sets(inputs[0]))
        {
            var normal = Normalize(inputs[0], set, out _);
            for (var i = 0; i < set.Count; i++)
            {
                output.Data[set[i]] = (normal[i] * (gamma?[set[i] % channels] ?? 1)) + (beta?[set[i] % channels] ?? 0);
            }
        }

        return output;
    }

    public IReadOnlyList<Tensor> Backward(ReferenceStep step, IReadOnlyList<Tensor> inputs, Tensor output, Tensor gradient)
    {
        var inputGradient = new Tensor(output.Batch, inputs[0].Shape);
        var (gamma, channels) = (step.Weight("gamma"), step.Output.Channels);
        var (gammaGradient, betaGradient) = (step.Gradient("gamma"), step.Gradient("beta"));
        foreach (var set in Sets(inputs[0]))
        {
            var normal = Normalize(inputs[0], set, out var deviation);
            var slopes = set.ConvertAll(index => gradient.Data[index] * (gamma?[index % channels] ?? 1));
            var meanSlope = slopes.Average();
            var meanProduct = slopes.Zip(normal, (slope, value) => slope * value).Average();
            for (var i = 0; i < set.Count; i++)
            {
                inputGradient.Data[set[i]] = (slopes[i] - meanSlope - (normal[i] * meanProduct)) / deviation;
                gammaGradient[set[i] % channels] += gradient.Data[set[i]] * normal[i];
                betaGradient[set[i] % channels] += gradient.Data[set[i]];
            }
        }

        return [inputGradient];
    }

    private List<double> Normalize(Tensor input, List<int> set, out double deviation)
    {
        var mean = set.Average(index => input.Data[index]);
        var variance = set.Average(index => (input.Data[index] - mean) * (input.Data[index] - mean));
        var root = deviation = Math.Sqrt(variance + epsilon);
        return set.ConvertAll(index => (input.Data[index] - mean) / root);
    }

    private IEnumerable<List<int>> Sets(Tensor input)
    {
        var (channels, elements) = (input.Shape.Channels, (int)input.Shape.Elements);
        return Enumerable.Range(0, input.Data.Length).GroupBy(index => overPositions
            ? (index / elements, index % channels / (channels / groups))
            : (index / channels, 0)).Select(set => set.ToList());
    }
}
