namespace NetworkTests.Interpreter;

/// <summary>The mean or the maximum of each channel over height and width.</summary>
internal sealed class GlobalPoolReference(bool isMaximum) : IReferenceLayer
{
    public Tensor Forward(ReferenceStep step, IReadOnlyList<Tensor> inputs)
    {
        var output = new Tensor(inputs[0].Batch, step.Output);
        ForEachShare(inputs[0], (sample, row, column, channel, share) =>
            output[sample, 0, 0, channel] += share * inputs[0][sample, row, column, channel]);
        return output;
    }

    public IReadOnlyList<Tensor> Backward(ReferenceStep step, IReadOnlyList<Tensor> inputs, Tensor output, Tensor gradient)
    {
        var inputGradient = new Tensor(output.Batch, inputs[0].Shape);
        ForEachShare(inputs[0], (sample, row, column, channel, share) =>
            inputGradient[sample, row, column, channel] += share * gradient[sample, 0, 0, channel]);
        return [inputGradient];
    }

    private void ForEachShare(Tensor input, Action<int, int, int, int, double> action)
    {
        foreach (var image in input.Pixels().GroupBy(pixel => pixel.Sample))
        {
            for (var channel = 0; channel < input.Shape.Channels; channel++)
            {
                var shared = isMaximum ? [image.MaxBy(pixel => input[pixel.Sample, pixel.Row, pixel.Column, channel])] : image.ToList();
                foreach (var (sample, row, column) in shared)
                {
                    action(sample, row, column, channel, 1.0 / shared.Count);
                }
            }
        }
    }
}
