using NetDsl.Compiler.Layers;

namespace NetworkTests.Interpreter;

/// <summary>Local response normalisation, each window summed by itself, and the derivative of each quotient.</summary>
internal sealed class LocalResponseReference(LocalResponseNormSpec spec) : IReferenceLayer
{
    private readonly double factor = (double)(float)spec.Alpha / spec.Size;
    private readonly double beta = (float)spec.Beta;
    private readonly double k = (float)spec.K;

    public Tensor Forward(ReferenceStep step, IReadOnlyList<Tensor> inputs)
    {
        var output = new Tensor(inputs[0].Batch, step.Output);
        for (var i = 0; i < output.Data.Length; i++)
        {
            output.Data[i] = inputs[0].Data[i] / Math.Pow(Divisor(inputs[0], i), beta);
        }

        return output;
    }

    public IReadOnlyList<Tensor> Backward(ReferenceStep step, IReadOnlyList<Tensor> inputs, Tensor output, Tensor gradient)
    {
        var input = inputs[0];
        var inputGradient = new Tensor(output.Batch, input.Shape);
        for (var i = 0; i < output.Data.Length; i++)
        {
            var divisor = Divisor(input, i);
            inputGradient.Data[i] += gradient.Data[i] / Math.Pow(divisor, beta);
            foreach (var other in Window(input, i))
            {
                inputGradient.Data[other] -=
                    gradient.Data[i] * input.Data[i] * beta * Math.Pow(divisor, -beta - 1) * factor * 2 * input.Data[other];
            }
        }

        return [inputGradient];
    }

    private double Divisor(Tensor input, int index) => k + (factor * Window(input, index).Sum(other => input.Data[other] * input.Data[other]));

    private IEnumerable<int> Window(Tensor input, int index)
    {
        var channels = input.Shape.Channels;
        var channel = index % channels;
        var first = Math.Max(0, channel - (spec.Size / 2));
        var last = Math.Min(channels - 1, channel + ((spec.Size - 1) / 2));
        return Enumerable.Range(index - channel + first, last - first + 1);
    }
}
