using NetDsl.Compiler.Layers;

namespace NetworkTests.Interpreter;

/// <summary>
/// A transposed convolution: every input value, for each tap and filter one product that is added to the output. Which products there
/// are is said once, from the sizes that Keras and PyTorch document.
/// </summary>
internal sealed class ConvTransposeReference(TransposedWindow window) : IReferenceLayer
{
    public Tensor Forward(ReferenceStep step, IReadOnlyList<Tensor> inputs)
    {
        var (kernel, bias) = (step.Weight("kernel")!, step.Weight("bias"));
        var output = new Tensor(inputs[0].Batch, step.Output);
        for (var i = 0; bias is not null && i < output.Data.Length; i++)
        {
            output.Data[i] = bias[i % output.Shape.Channels];
        }

        ForEachProduct(inputs[0], output, (from, to, weight) => output.Data[to] += inputs[0].Data[from] * kernel[weight]);
        return output;
    }

    public IReadOnlyList<Tensor> Backward(ReferenceStep step, IReadOnlyList<Tensor> inputs, Tensor output, Tensor gradient)
    {
        var (kernel, kernelGradient, biasGradient) = (step.Weight("kernel")!, step.Gradient("kernel"), step.Gradient("bias"));
        var inputGradient = new Tensor(output.Batch, inputs[0].Shape);
        ForEachProduct(inputs[0], output, (from, to, weight) =>
        {
            inputGradient.Data[from] += gradient.Data[to] * kernel[weight];
            kernelGradient[weight] += gradient.Data[to] * inputs[0].Data[from];
        });
        for (var i = 0; i < gradient.Data.Length; i++)
        {
            biasGradient[i % output.Shape.Channels] += gradient.Data[i];
        }

        return [inputGradient];
    }

    private void ForEachProduct(Tensor input, Tensor output, Action<int, int, int> product)
    {
        var (channels, filters) = (input.Shape.Channels, output.Shape.Channels);
        var (top, left) = Before();
        foreach (var (sample, row, column) in input.Pixels())
        {
            for (var tap = 0; tap < window.Kernel.Height * window.Kernel.Width; tap++)
            {
                var y = (row * window.Stride.Height) + (tap / window.Kernel.Width * window.Dilation.Height) - top;
                var x = (column * window.Stride.Width) + (tap % window.Kernel.Width * window.Dilation.Width) - left;
                if (y < 0 || y >= output.Shape.Height || x < 0 || x >= output.Shape.Width)
                {
                    continue;
                }

                var from = ((((sample * input.Shape.Height) + row) * input.Shape.Width) + column) * channels;
                var to = ((((sample * output.Shape.Height) + y) * output.Shape.Width) + x) * filters;
                for (var weight = 0; weight < filters * channels; weight++)
                {
                    product(from + (weight % channels), to + (weight / channels), (tap * filters * channels) + weight);
                }
            }
        }
    }

    // TensorFlow cuts off the padding of the convolution that it is the gradient of: half of it, rounded down, before the image.
    private (int Top, int Left) Before()
    {
        var (_, top, _, left, _) = window.Padding;
        return window.Padding.Rule != PaddingRule.Same ? (top, left) : (
            Math.Max(((window.Kernel.Height - 1) * window.Dilation.Height) + 1 - window.Stride.Height, 0) / 2,
            Math.Max(((window.Kernel.Width - 1) * window.Dilation.Width) + 1 - window.Stride.Width, 0) / 2);
    }
}
