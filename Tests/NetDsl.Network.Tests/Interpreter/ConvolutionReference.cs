using System.Numerics.Tensors;
using NetDsl.Compiler.Layers;

namespace NetworkTests.Interpreter;

/// <summary>
/// Convolution and depthwise convolution: for each output pixel, each tap and each input channel, that channel's value times a row of
/// weights, one for each filter of its group. Which rows there are is said once; forward and backward only differ in what they do with
/// them. Rows are multiplied by the framework's vectors, in double precision as everything here, so that deep networks end in seconds.
/// </summary>
internal sealed class ConvolutionReference(SlidingWindow window, bool isDepthwise, int groups) : IReferenceLayer
{
    /// <summary>One value of the input, the first of the weights it is multiplied with, the first of the outputs they add to, and their number.</summary>
    private delegate void Row(int input, int weight, int output, int length);

    public Tensor Forward(ReferenceStep step, IReadOnlyList<Tensor> inputs)
    {
        var input = inputs[0];
        var output = new Tensor(input.Batch, step.Output);
        var kernel = step.Weight("kernel")!;
        AddBias(output, step.Weight("bias"));
        ForEachRow(input, output, (from, weight, to, length) =>
        {
            var sums = output.Data.AsSpan(to, length);
            TensorPrimitives.MultiplyAdd(kernel.AsSpan(weight, length), input.Data[from], sums, sums);
        });
        return output;
    }

    public IReadOnlyList<Tensor> Backward(ReferenceStep step, IReadOnlyList<Tensor> inputs, Tensor output, Tensor gradient)
    {
        var input = inputs[0];
        var inputGradient = new Tensor(input.Batch, input.Shape);
        var (kernel, kernelGradient, biasGradient) = (step.Weight("kernel")!, step.Gradient("kernel"), step.Gradient("bias"));
        ForEachRow(input, output, (from, weight, to, length) =>
        {
            var slopes = gradient.Data.AsSpan(to, length);
            var sums = kernelGradient.AsSpan(weight, length);
            TensorPrimitives.MultiplyAdd(slopes, input.Data[from], sums, sums);
            inputGradient.Data[from] += TensorPrimitives.Dot<double>(slopes, kernel.AsSpan(weight, length));
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

    // Kernels are taps × input channels of a group × output channels; depthwise ones taps × input channels × multiplier, which is the
    // same with as many groups as channels, but for the order of channel and group.
    private void ForEachRow(Tensor input, Tensor output, Row action)
    {
        var (inputs, outputs) = (input.Shape.Channels, output.Shape.Channels);
        var parts = isDepthwise ? inputs : groups;
        var (depth, filters) = (inputs / parts, outputs / parts);
        ForEachTap(input, output, (from, tap, to) =>
        {
            for (var channel = 0; channel < inputs; channel++)
            {
                var part = channel / depth;
                action(from + channel, (((tap * depth) + (channel % depth)) * outputs) + (part * filters), to + (part * filters), filters);
            }
        });
    }

    private void ForEachTap(Tensor input, Tensor output, Action<int, int, int> action)
    {
        var (rows, columns) = Taps.Of(window, input.Shape.Height, input.Shape.Width);
        foreach (var (sample, row, column) in output.Pixels())
        {
            for (var tap = 0; tap < rows.Count * columns.Count; tap++)
            {
                var (fromRow, fromColumn) = (rows.PositionOf(row, tap / columns.Count), columns.PositionOf(column, tap % columns.Count));
                if (rows.IsInside(fromRow) && columns.IsInside(fromColumn))
                {
                    action(input.IndexOf(sample, fromRow, fromColumn), tap, output.IndexOf(sample, row, column));
                }
            }
        }
    }
}
