namespace NetworkTests.Interpreter;

/// <summary>A layer whose output values are sums of input values of the same channel, each with a share that depends on places alone.</summary>
internal abstract class SharesReference : IReferenceLayer
{
    public Tensor Forward(ReferenceStep step, IReadOnlyList<Tensor> inputs)
    {
        var output = new Tensor(inputs[0].Batch, step.Output);
        ForEachShare(inputs[0], output, (sample, to, from, channel, share) =>
            output[sample, to.Row, to.Column, channel] += share * inputs[0][sample, from.Row, from.Column, channel]);
        return output;
    }

    public IReadOnlyList<Tensor> Backward(ReferenceStep step, IReadOnlyList<Tensor> inputs, Tensor output, Tensor gradient)
    {
        var inputGradient = new Tensor(output.Batch, inputs[0].Shape);
        ForEachShare(inputs[0], output, (sample, to, from, channel, share) =>
            inputGradient[sample, from.Row, from.Column, channel] += share * gradient[sample, to.Row, to.Column, channel]);
        return [inputGradient];
    }

    /// <summary>The input positions along one axis that an output position sees, with their shares.</summary>
    protected abstract IEnumerable<(int From, double Share)> Along(int position, int inputs, int outputs);

    private delegate void Share(int sample, (int Row, int Column) to, (int Row, int Column) from, int channel, double share);

    private void ForEachShare(Tensor input, Tensor output, Share action)
    {
        foreach (var (sample, row, column) in output.Pixels())
        {
            foreach (var (fromRow, down) in Along(row, input.Shape.Height, output.Shape.Height))
            {
                foreach (var (fromColumn, across) in Along(column, input.Shape.Width, output.Shape.Width))
                {
                    for (var channel = 0; channel < input.Shape.Channels; channel++)
                    {
                        action(sample, (row, column), (fromRow, fromColumn), channel, down * across);
                    }
                }
            }
        }
    }
}

/// <summary>PyTorch's AdaptiveAvgPool2d: from the rounded down begin of a part to its rounded up end.</summary>
internal sealed class AdaptivePoolReference : SharesReference
{
    protected override IEnumerable<(int From, double Share)> Along(int position, int inputs, int outputs)
    {
        var first = (int)Math.Floor(position * (double)inputs / outputs);
        var end = (int)Math.Ceiling((position + 1) * (double)inputs / outputs);
        return Enumerable.Range(first, end - first).Select(from => (from, 1.0 / (end - first)));
    }
}

/// <summary>Each position repeated, or neighbours blended by the distance of their centres; the border goes on.</summary>
internal sealed class UpsampleReference(bool isBilinear) : SharesReference
{
    protected override IEnumerable<(int From, double Share)> Along(int position, int inputs, int outputs)
    {
        var place = ((position + 0.5) * inputs / outputs) - 0.5;
        if (!isBilinear)
        {
            return [((int)Math.Round(place, MidpointRounding.AwayFromZero), 1)];
        }

        var low = (int)Math.Floor(place);
        return [(Math.Clamp(low, 0, inputs - 1), 1 - (place - low)), (Math.Clamp(low + 1, 0, inputs - 1), place - low)];
    }
}
