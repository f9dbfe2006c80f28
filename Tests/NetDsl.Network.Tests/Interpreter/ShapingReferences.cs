using NetDsl.Compiler.Layers;

namespace NetworkTests.Interpreter;

/// <summary>The same values under another shape.</summary>
internal sealed class FlattenReference : IReferenceLayer
{
    public Tensor Forward(ReferenceStep step, IReadOnlyList<Tensor> inputs) => inputs[0].As(step.Output);

    public IReadOnlyList<Tensor> Backward(ReferenceStep step, IReadOnlyList<Tensor> inputs, Tensor output, Tensor gradient) =>
        [gradient.As(inputs[0].Shape)];
}

/// <summary>Zeros around an image.</summary>
internal sealed class ZeroPadReference(PaddingArgument padding) : IReferenceLayer
{
    public Tensor Forward(ReferenceStep step, IReadOnlyList<Tensor> inputs)
    {
        var output = new Tensor(inputs[0].Batch, step.Output);
        Copy(inputs[0], output, isForward: true);
        return output;
    }

    public IReadOnlyList<Tensor> Backward(ReferenceStep step, IReadOnlyList<Tensor> inputs, Tensor output, Tensor gradient)
    {
        var inputGradient = new Tensor(output.Batch, inputs[0].Shape);
        Copy(inputGradient, gradient, isForward: false);
        return [inputGradient];
    }

    private void Copy(Tensor inner, Tensor outer, bool isForward)
    {
        foreach (var (sample, row, column) in inner.Pixels())
        {
            for (var channel = 0; channel < inner.Shape.Channels; channel++)
            {
                ref var inside = ref inner[sample, row, column, channel];
                ref var outside = ref outer[sample, row + padding.Top, column + padding.Left, channel];
                (isForward ? ref outside : ref inside) = isForward ? inside : outside;
            }
        }
    }
}

/// <summary>An image without its border.</summary>
internal sealed class CropReference(PaddingArgument cropping) : IReferenceLayer
{
    public Tensor Forward(ReferenceStep step, IReadOnlyList<Tensor> inputs)
    {
        var output = new Tensor(inputs[0].Batch, step.Output);
        ForEach(output, (inside, row, column) => output.Data[inside] = inputs[0][row.Sample, row.Row, column, row.Channel]);
        return output;
    }

    public IReadOnlyList<Tensor> Backward(ReferenceStep step, IReadOnlyList<Tensor> inputs, Tensor output, Tensor gradient)
    {
        var inputGradient = new Tensor(output.Batch, inputs[0].Shape);
        ForEach(output, (inside, row, column) => inputGradient[row.Sample, row.Row, column, row.Channel] = gradient.Data[inside]);
        return [inputGradient];
    }

    private void ForEach(Tensor output, Action<int, (int Sample, int Row, int Channel), int> action)
    {
        var index = 0;
        foreach (var (sample, row, column) in output.Pixels())
        {
            for (var channel = 0; channel < output.Shape.Channels; channel++)
            {
                action(index++, (sample, row + cropping.Top, channel), column + cropping.Left);
            }
        }
    }
}

/// <summary>In training each value times 0 or 1 / (1 − rate), of its own or of its sample; in inference the identity.</summary>
internal sealed class DropoutReference : IReferenceLayer
{
    public Tensor Forward(ReferenceStep step, IReadOnlyList<Tensor> inputs) => step.IsTraining ? Scale(step, inputs[0]) : inputs[0];

    public IReadOnlyList<Tensor> Backward(ReferenceStep step, IReadOnlyList<Tensor> inputs, Tensor output, Tensor gradient) =>
        [Scale(step, gradient)];

    private static Tensor Scale(ReferenceStep step, Tensor values) =>
        new(values.Batch, values.Shape, [.. values.Data.Select((value, index) => value * step.Keep(index))]);
}
