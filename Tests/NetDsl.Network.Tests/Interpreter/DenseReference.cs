using System.Numerics.Tensors;

namespace NetworkTests.Interpreter;

/// <summary>A dense layer: output = input · kernel + bias.</summary>
internal sealed class DenseReference : IReferenceLayer
{
    public Tensor Forward(ReferenceStep step, IReadOnlyList<Tensor> inputs)
    {
        var (input, kernel, bias) = (inputs[0], step.Weight("kernel")!, step.Weight("bias"));
        var output = new Tensor(input.Batch, step.Output);
        for (var sample = 0; sample < input.Batch; sample++)
        {
            var sums = Row(output, sample);
            bias?.CopyTo(sums);
            for (var from = 0; from < input.Shape.Channels; from++)
            {
                TensorPrimitives.MultiplyAdd(kernel.AsSpan(from * sums.Length, sums.Length), input[sample, 0, 0, from], sums, sums);
            }
        }

        return output;
    }

    public IReadOnlyList<Tensor> Backward(ReferenceStep step, IReadOnlyList<Tensor> inputs, Tensor output, Tensor gradient)
    {
        var (input, kernel) = (inputs[0], step.Weight("kernel")!);
        var (kernelGradient, biasGradient) = (step.Gradient("kernel"), step.Gradient("bias"));
        var inputGradient = new Tensor(input.Batch, input.Shape);
        for (var sample = 0; sample < input.Batch; sample++)
        {
            var slopes = Row(gradient, sample);
            TensorPrimitives.Add(slopes, biasGradient, biasGradient);
            for (var from = 0; from < input.Shape.Channels; from++)
            {
                var sums = kernelGradient.AsSpan(from * slopes.Length, slopes.Length);
                TensorPrimitives.MultiplyAdd(slopes, input[sample, 0, 0, from], sums, sums);
                inputGradient[sample, 0, 0, from] += TensorPrimitives.Dot<double>(slopes, kernel.AsSpan(from * slopes.Length, slopes.Length));
            }
        }

        return [inputGradient];
    }

    private static Span<double> Row(Tensor tensor, int sample) =>
        tensor.Data.AsSpan(sample * tensor.Shape.Channels, tensor.Shape.Channels);
}
