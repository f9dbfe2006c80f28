using NetDsl.Compiler.Layers;

namespace NetworkTests.Interpreter;

/// <summary>Max and average pooling: each output value is a weighted sum of the window's pixels, all weights but one 0 for the maximum.</summary>
internal sealed class PoolReference(SlidingWindow window, bool isMaximum, bool countsPadding) : IReferenceLayer
{
    public Tensor Forward(ReferenceStep step, IReadOnlyList<Tensor> inputs)
    {
        var output = new Tensor(inputs[0].Batch, step.Output);
        ForEachShare(inputs[0], output, (sample, row, column, from, channel, share) =>
            output[sample, row, column, channel] += share * inputs[0][sample, from.Row, from.Column, channel]);
        return output;
    }

    public IReadOnlyList<Tensor> Backward(ReferenceStep step, IReadOnlyList<Tensor> inputs, Tensor output, Tensor gradient)
    {
        var inputGradient = new Tensor(output.Batch, inputs[0].Shape);
        ForEachShare(inputs[0], output, (sample, row, column, from, channel, share) =>
            inputGradient[sample, from.Row, from.Column, channel] += share * gradient[sample, row, column, channel]);
        return [inputGradient];
    }

    private delegate void Share(int sample, int row, int column, (int Row, int Column) from, int channel, double share);

    private void ForEachShare(Tensor input, Tensor output, Share action)
    {
        var (rows, columns) = Taps.Of(window, input.Shape.Height, input.Shape.Width);
        foreach (var (sample, row, column) in output.Pixels())
        {
            var (pixels, counted) = Window(rows, columns, row, column);
            for (var channel = 0; channel < output.Shape.Channels; channel++)
            {
                // MaxBy gives the first of equals.
                var shared = isMaximum ? [pixels.MaxBy(pixel => input[sample, pixel.Row, pixel.Column, channel])] : pixels;
                foreach (var pixel in shared)
                {
                    action(sample, row, column, pixel, channel, isMaximum ? 1 : 1.0 / counted);
                }
            }
        }
    }

    private (List<(int Row, int Column)> Pixels, int Counted) Window(Taps rows, Taps columns, int row, int column)
    {
        var pixels = new List<(int Row, int Column)>();
        var counted = 0;
        for (var tap = 0; tap < rows.Count * columns.Count; tap++)
        {
            var (y, x) = (rows.PositionOf(row, tap / columns.Count), columns.PositionOf(column, tap % columns.Count));
            var isInside = rows.IsInside(y) && columns.IsInside(x);
            if (isInside)
            {
                pixels.Add((y, x));
            }

            counted += isInside || (countsPadding && rows.IsInsidePadding(y) && columns.IsInsidePadding(x)) ? 1 : 0;
        }

        return (pixels, counted);
    }
}
