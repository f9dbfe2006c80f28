namespace NetworkTests.Interpreter;

/// <summary>A trained factor for each channel, and where there is one a trained summand.</summary>
internal sealed class ScaleReference : IReferenceLayer
{
    public Tensor Forward(ReferenceStep step, IReadOnlyList<Tensor> inputs)
    {
        var channels = step.Output.Channels;
        var values = inputs[0].Data.Select((value, index) =>
            (value * step.Weight("gamma")![index % channels]) + (step.Weight("beta")?[index % channels] ?? 0));
        return new Tensor(inputs[0].Batch, step.Output, [.. values]);
    }

    public IReadOnlyList<Tensor> Backward(ReferenceStep step, IReadOnlyList<Tensor> inputs, Tensor output, Tensor gradient)
    {
        var inputGradient = new Tensor(output.Batch, inputs[0].Shape);
        for (var i = 0; i < gradient.Data.Length; i++)
        {
            var channel = i % step.Output.Channels;
            inputGradient.Data[i] = gradient.Data[i] * step.Weight("gamma")![channel];
            step.Gradient("gamma")[channel] += gradient.Data[i] * inputs[0].Data[i];
            step.Gradient("beta")[channel] += gradient.Data[i];
        }

        return [inputGradient];
    }
}

/// <summary>(x − mean) / max(√variance, 1e-7) by stored statistics, which nothing changes.</summary>
internal sealed class NormalizationReference : IReferenceLayer
{
    public Tensor Forward(ReferenceStep step, IReadOnlyList<Tensor> inputs)
    {
        var channels = step.Output.Channels;
        var values = inputs[0].Data.Select((value, index) => (value - step.Weight("mean")![index % channels]) / Deviation(step, index));
        return new Tensor(inputs[0].Batch, step.Output, [.. values]);
    }

    public IReadOnlyList<Tensor> Backward(ReferenceStep step, IReadOnlyList<Tensor> inputs, Tensor output, Tensor gradient) =>
        [new Tensor(output.Batch, inputs[0].Shape, [.. gradient.Data.Select((value, index) => value / Deviation(step, index))])];

    private static double Deviation(ReferenceStep step, int index) =>
        Math.Max(Math.Sqrt(step.Weight("variance")![index % step.Output.Channels]), 1e-7);
}

/// <summary>The product with one factor for each number, or for each channel of each sample.</summary>
internal sealed class MultiplyReference : IReferenceLayer
{
    public Tensor Forward(ReferenceStep step, IReadOnlyList<Tensor> inputs) => new(
        inputs[0].Batch,
        step.Output,
        [.. inputs[0].Data.Select((value, index) => value * inputs[1].Data[FactorOf(index, inputs)])]);

    public IReadOnlyList<Tensor> Backward(ReferenceStep step, IReadOnlyList<Tensor> inputs, Tensor output, Tensor gradient)
    {
        var (values, factors) = (new Tensor(output.Batch, inputs[0].Shape), new Tensor(output.Batch, inputs[1].Shape));
        for (var i = 0; i < gradient.Data.Length; i++)
        {
            var factor = FactorOf(i, inputs);
            values.Data[i] = gradient.Data[i] * inputs[1].Data[factor];
            factors.Data[factor] += gradient.Data[i] * inputs[0].Data[i];
        }

        return [values, factors];
    }

    private static int FactorOf(int index, IReadOnlyList<Tensor> inputs)
    {
        var (value, factors) = (inputs[0].Shape, inputs[1].Shape);
        var sample = index / (int)value.Elements;
        return value.Elements == factors.Elements ? index : (sample * factors.Channels) + (index % value.Channels);
    }
}
