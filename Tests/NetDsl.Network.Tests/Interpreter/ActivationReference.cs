namespace NetworkTests.Interpreter;

/// <summary>
/// A function of each value and its derivative; ReLU's derivative at 0 is 0, a leaky ReLU's its slope, those of the hard functions are 0 at
/// their bends.
/// </summary>
internal sealed class ActivationReference(Func<double, double> function, Func<double, double> derivative) : IReferenceLayer
{
    // Klambauer et al. (2017).
    private const double Lambda = 1.0507009873554805;
    private const double Alpha = 1.6732632423543772;

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
            "relu6" => new(x => Math.Clamp(x, 0, 6), x => x is > 0 and < 6 ? 1 : 0),
            "selu" => new(x => Lambda * (x > 0 ? x : Alpha * (Math.Exp(x) - 1)), x => Lambda * (x > 0 ? 1 : Alpha * Math.Exp(x))),
            "softplus" => new(Softplus, Sigmoid),
            "hardsigmoid" => new(HardSigmoid, x => x is > -3 and < 3 ? 1 / 6.0 : 0),
            "hardswish" => new(x => x * HardSigmoid(x), x => x < -3 ? 0 : x >= 3 ? 1 : (x / 3) + 0.5),
            "swish" => new(x => x * Sigmoid(x), x => Sigmoid(x) * (1 + (x * (1 - Sigmoid(x))))),
            "mish" => new(
                x => x * Math.Tanh(Softplus(x)),
                x => Math.Tanh(Softplus(x)) + (x * (1 - Math.Pow(Math.Tanh(Softplus(x)), 2)) * Sigmoid(x))),
            "tanh" => new(Math.Tanh, x => 1 - (Math.Tanh(x) * Math.Tanh(x))),
            _ => throw new NotSupportedException($"The interpreter does not know '{keyword}'."),
        };
    }

    /// <summary>The Gaussian error linear unit; its approximation replaces the probability by (1 + tanh) / 2.</summary>
    public static ActivationReference Gelu(bool isApproximate)
    {
        double Tangent(double x) => Math.Tanh(Math.Sqrt(2 / Math.PI) * (x + (0.044715 * x * x * x)));
        double TangentSlope(double x) => (1 - Math.Pow(Tangent(x), 2)) * Math.Sqrt(2 / Math.PI) * (1 + (3 * 0.044715 * x * x));
        return isApproximate
            ? new(x => 0.5 * x * (1 + Tangent(x)), x => 0.5 * (1 + Tangent(x) + (x * TangentSlope(x))))
            : new(x => x * Normal(x), x => Normal(x) + (x * Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI)));
    }

    /// <summary>One line for all values.</summary>
    public static ActivationReference Line(double factor, double offset) => new(x => ((float)factor * x) + (float)offset, _ => (float)factor);

    public Tensor Forward(ReferenceStep step, IReadOnlyList<Tensor> inputs) => inputs[0].Map(function);

    public IReadOnlyList<Tensor> Backward(ReferenceStep step, IReadOnlyList<Tensor> inputs, Tensor output, Tensor gradient)
    {
        var slopes = inputs[0].Data.Zip(gradient.Data, (value, slope) => slope * derivative(value));
        return [new Tensor(output.Batch, output.Shape, [.. slopes])];
    }

    private static double HardSigmoid(double x) => Math.Clamp(x + 3, 0, 6) / 6;

    private static double Softplus(double x) => Math.Max(x, 0) + Math.Log(1 + Math.Exp(-Math.Abs(x)));

    // The series of the normal integral, Σ x^(2n + 1) / (1 · 3 · … · (2n + 1)), which is 0 or 1 to all digits that matter beyond 8.
    private static double Normal(double x)
    {
        var (sum, term) = (0.0, Math.Clamp(x, -8, 8));
        var square = term * term;
        for (var n = 1; n < 250; n++)
        {
            sum += term;
            term *= square / ((2 * n) + 1);
        }

        return 0.5 + (Math.Exp(-square / 2) / Math.Sqrt(2 * Math.PI) * sum);
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
}
