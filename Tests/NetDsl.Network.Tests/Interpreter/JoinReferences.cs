namespace NetworkTests.Interpreter;

/// <summary>The sum of values of one shape.</summary>
internal sealed class AddReference : IReferenceLayer
{
    public Tensor Forward(ReferenceStep step, IReadOnlyList<Tensor> inputs) =>
        new(inputs[0].Batch, step.Output, [.. inputs[0].Data.Select((_, index) => inputs.Sum(input => input.Data[index]))]);

    public IReadOnlyList<Tensor> Backward(ReferenceStep step, IReadOnlyList<Tensor> inputs, Tensor output, Tensor gradient) =>
        [.. inputs.Select(_ => gradient.As(gradient.Shape))];
}

/// <summary>Channels side by side.</summary>
internal sealed class ConcatReference : IReferenceLayer
{
    public Tensor Forward(ReferenceStep step, IReadOnlyList<Tensor> inputs)
    {
        var pixels = inputs.Select(input => input.Data.Chunk(input.Shape.Channels).ToList()).ToList();
        var values = Enumerable.Range(0, pixels[0].Count).SelectMany(pixel => pixels.SelectMany(input => input[pixel]));
        return new Tensor(inputs[0].Batch, step.Output, [.. values]);
    }

    public IReadOnlyList<Tensor> Backward(ReferenceStep step, IReadOnlyList<Tensor> inputs, Tensor output, Tensor gradient)
    {
        var gradients = new List<Tensor>();
        var first = 0;
        foreach (var input in inputs)
        {
            var start = first;
            var slices = gradient.Data.Chunk(output.Shape.Channels).SelectMany(pixel => pixel.Skip(start).Take(input.Shape.Channels));
            gradients.Add(new Tensor(input.Batch, input.Shape, [.. slices]));
            first += input.Shape.Channels;
        }

        return gradients;
    }
}
