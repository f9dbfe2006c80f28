namespace NetworkTests.Interpreter;

/// <summary>Softmax over the channels of each pixel.</summary>
internal sealed class SoftmaxReference : IReferenceLayer
{
    public Tensor Forward(ReferenceStep step, IReadOnlyList<Tensor> inputs) =>
        new(inputs[0].Batch, step.Output, [.. inputs[0].Data.Chunk(step.Output.Channels).SelectMany(Probabilities)]);

    public IReadOnlyList<Tensor> Backward(ReferenceStep step, IReadOnlyList<Tensor> inputs, Tensor output, Tensor gradient)
    {
        var channels = step.Output.Channels;
        var slopes = output.Data.Chunk(channels).Zip(gradient.Data.Chunk(channels), (p, g) =>
        {
            var mean = p.Zip(g, (share, slope) => share * slope).Sum();
            return p.Zip(g, (share, slope) => share * (slope - mean));
        });
        return [new Tensor(output.Batch, output.Shape, [.. slopes.SelectMany(row => row)])];
    }

    private static IEnumerable<double> Probabilities(double[] logits)
    {
        var exponentials = logits.Select(logit => Math.Exp(logit - logits.Max())).ToList();
        return exponentials.Select(value => value / exponentials.Sum());
    }
}
