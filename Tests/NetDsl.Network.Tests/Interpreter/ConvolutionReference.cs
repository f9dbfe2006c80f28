using NetDsl.Compiler.Layers;

namespace NetworkTests.Interpreter;

/// <summary>
/// Convolution and depthwise convolution: for each output value, each tap and each input channel of its group, one product. Which
/// products there are is said once; forward and backward only differ in what they do with them.
/// </summary>
internal sealed class ConvolutionReference(SlidingWindow window, bool isDepthwise, int groups) : IReferenceLayer
{
    private delegate void Product(int sample, (int Row, int Column, int Channel) output, (int Row, int Column, int Channel) input, int weight);

    public Tensor Forward(ReferenceStep step, IReadOnlyList<Tensor> inputs)
    {
        var input = inputs[0];
        var output = new Tensor(input.Batch, step.Output);
        var kernel = step.Weight("kernel")!;
        AddBias(output, step.Weight("bias"));
        ForEachProduct(input, output, (sample, at, from, weight) =>
            output[sample, at.Row, at.Column, at.Channel] += input[sample, from.Row, from.Column, from.Channel] * kernel[weight]);
        return output;
    }

    public IReadOnlyList<Tensor> Backward(ReferenceStep step, IReadOnlyList<Tensor> inputs, Tensor output, Tensor gradient)
    {
        var input = inputs[0];
        var inputGradient = new Tensor(input.Batch, input.Shape);
        var (kernel, kernelGradient, biasGradient) = (step.Weight("kernel")!, step.Gradient("kernel"), step.Gradient("bias"));
        ForEachProduct(input, output, (sample, at, from, weight) =>
        {
            var slope = gradient[sample, at.Row, at.Column, at.Channel];
            kernelGradient[weight] += slope * input[sample, from.Row, from.Column, from.Channel];
            inputGradient[sample, from.Row, from.Column, from.Channel] += slope * kernel[weight];
        });
        for (var i = 0; i < gradient.Data.Length; i++)
        {
            biasGradient[i % output.Shape.Channels] += gradient.Data[i];
        }

        return [inputGradient];
    }

    private static void AddBias(Tensor output, double[]? bias)
    {
        for (var i = 0; bias is not null && i < output.Data.Length; i++)
        {
            output.Data[i] = bias[i % output.Shape.Channels];
        }
    }

    private void ForEachProduct(Tensor input, Tensor output, Product product)
    {
        var (rows, columns) = Taps.Of(window, input.Shape.Height, input.Shape.Width);
        foreach (var (sample, row, column) in output.Pixels())
        {
            for (var tap = 0; tap < rows.Count * columns.Count; tap++)
            {
                var (fromRow, fromColumn) = (rows.PositionOf(row, tap / columns.Count), columns.PositionOf(column, tap % columns.Count));
                if (rows.IsInside(fromRow) && columns.IsInside(fromColumn))
                {
                    ForEachChannel(input.Shape.Channels, output.Shape.Channels, tap, (from, to, weight) =>
                        product(sample, (row, column, to), (fromRow, fromColumn, from), weight));
                }
            }
        }
    }

    // Kernels are taps × input channels of a group × output channels; depthwise ones taps × input channels × multiplier.
    private void ForEachChannel(int inputs, int outputs, int tap, Action<int, int, int> action)
    {
        var depth = isDepthwise ? 1 : inputs / groups;
        for (var to = 0; to < outputs; to++)
        {
            var first = isDepthwise ? to / (outputs / inputs) : to / (outputs / groups) * depth;
            for (var i = 0; i < depth; i++)
            {
                action(first + i, to, (((tap * depth) + i) * outputs) + to);
            }
        }
    }
}
