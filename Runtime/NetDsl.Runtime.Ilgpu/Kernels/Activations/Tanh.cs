namespace NetDsl.Ilgpu.Kernels;

/// <summary>The hyperbolic tangent; near 0, where the quotient of exponentials cancels, its series.</summary>
public readonly struct Tanh : ISlopeFromOutput
{
    /// <inheritdoc/>
    public static float Apply(float input)
    {
        var size = MathF.Abs(input);
        var decay = Exponentials.Exp(-2 * size);
        var far = (1 - decay) / (1 + decay);
        var square = size * size;
        var series = (square * (62f / 2835)) - (17f / 315);
        series = (square * series) + (2f / 15);
        series = (square * series) - (1f / 3);
        var near = (input * square * series) + input;
        return size < 0.25f ? near : input < 0 ? -far : far;
    }

    /// <inheritdoc/>
    public static float Slope(float output) => 1 - (output * output);
}
