namespace NetworkTests.Interpreter;

/// <summary>A dense layer: output = input · kernel + bias.</summary>
internal sealed class DenseReference : IReferenceLayer
{
    public Tensor Forward(ReferenceStep step, IReadOnlyList<Tensor> inputs)
    {
        var (input, kernel, bias) = (inputs[0], step.Weight("kernel")!, step.Weight("bias"));
        var output = new Tensor(input.Batch, step.Output);
        ForEach(input, output, (sample, from, to) =>
            output[sample, 0, 0, to] += (input[sample, 0, 0, from] * kernel[(from * output.Shape.Channels) + to]) + (from == 0 ? bias?[to] ?? 0 : 0));
        return output;
    }

    public IReadOnlyList<Tensor> Backward(ReferenceStep step, IReadOnlyList<Tensor> inputs, Tensor output, Tensor gradient)
    {
        var (input, kernel) = (inputs[0], step.Weight("kernel")!);
        var (kernelGradient, biasGradient) = (step.Gradient("kernel"), step.Gradient("bias"));
        var inputGradient = new Tensor(input.Batch, input.Shape);
        ForEach(input, output, (sample, from, to) =>
        {
            var slope = gradient[sample, 0, 0, to];
            var weight = (from * output.Shape.Channels) + to;
            kernelGradient[weight] += slope * input[sample, 0, 0, from];
            inputGradient[sample, 0, 0, from] += slope * kernel[weight];
            biasGradient[to] += from == 0 ? slope : 0;
        });
        return [inputGradient];
    }

    private static void ForEach(Tensor input, Tensor output, Action<int, int, int> action)
    {
        for (var sample = 0; sample < input.Batch; sample++)
        {
            for (var from = 0; from < input.Shape.Channels; from++)
            {
                for (var to = 0; to < output.Shape.Channels; to++)
                {
                    action(sample, from, to);
                }
            }
        }
    }
}
