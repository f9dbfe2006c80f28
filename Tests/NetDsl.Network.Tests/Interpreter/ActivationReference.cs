namespace NetworkTests.Interpreter;

/// <summary>A function of each value and its derivative; ReLU's derivative at 0 is 0, a leaky ReLU's its slope.</summary>
internal sealed class ActivationReference(Func<double, double> function, Func<double, double> derivative) : IReferenceLayer
{
    public static ActivationReference Of(string keyword, double? argument)
    {
        // The compiler hands single precision to the kernels.
        var number = (double)(float)(argument ?? 0);
        return keyword switch
        {
            "relu" => new(x => Math.Max(x, 0), x => x > 0 ? 1 : 0),
            "leakyrelu" => new(x => x > 0 ? x : number * x, x => x > 0 ? 1 : number),
            "elu" => new(x => x > 0 ? x : number * (Math.Exp(x) - 1), x => x > 0 ? 1 : number * Math.Exp(x)),
            "sigmoid" => new(Sigmoid, x => Sigmoid(x) * (1 - Sigmoid(x))),
            "tanh" => new(Math.Tanh, x => 1 - (Math.Tanh(x) * Math.Tanh(x))),
            _ => throw new NotSupportedException($"The interpreter does not know '{keyword}'."),
        };
    }

    public Tensor Forward(ReferenceStep step, IReadOnlyList<Tensor> inputs) => inputs[0].Map(function);

    public IReadOnlyList<Tensor> Backward(ReferenceStep step, IReadOnlyList<Tensor> inputs, Tensor output, Tensor gradient)
    {
        var slopes = inputs[0].Data.Zip(gradient.Data, (value, slope) => slope * derivative(value));
        return [new Tensor(output.Batch, output.Shape, [.. slopes])];
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
}
