namespace NetDsl.Ilgpu.Kernels;

/// <summary>
/// x · tanh(log(1 + exp(x))) (Misra, 2020). With e = exp(−|x|) the hyperbolic tangent is a quotient of polynomials in e: nothing overflows.
/// </summary>
public readonly struct Mish : ISlopeFromInput
{
    /// <summary>Beyond it the function is 0 or x in single precision; bounded there, infinities reach the limits.</summary>
    private const float Far = 200;

    /// <inheritdoc/>
    public static float Apply(float input)
    {
        var bounded = Limits.AtLeast(input, -Far);
        return bounded * new Quotient(bounded).Tangent;
    }

    /// <inheritdoc/>
    public static float Slope(float input)
    {
        var bounded = Limits.Between(input, -Far, Far);
        var quotient = new Quotient(bounded);
        var logistic = (bounded > 0 ? 1f : quotient.Decay) / (1 + quotient.Decay);
        return (bounded * quotient.Rest * (1 + quotient.Tangent) * logistic) + quotient.Tangent;
    }

    /// <summary>tanh(log(1 + exp(x))), what is missing from it to 1, and exp(−|x|), from which both follow.</summary>
    private readonly struct Quotient
    {
        public readonly float Decay;
        public readonly float Tangent;
        public readonly float Rest;

        public Quotient(float input)
        {
            Decay = Exponentials.Exp(-MathF.Abs(input));
            var twice = Decay + Decay;
            var square = Decay * Decay;
            var above = 1 + twice;
            var below = square + twice;
            var whole = 1 / (input > 0 ? above + square + square : below + 2);
            Tangent = (input > 0 ? above : below) * whole;
            Rest = (input > 0 ? square + square : 2f) * whole;
        }
    }
}
