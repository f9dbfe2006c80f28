namespace NetDsl.Ilgpu.Kernels;

/// <summary>
/// GELU with its probability approximated by (1 + tanh(u)) / 2, u = √(2/π) · (x + 0.044715 x³), which is the logistic function of 2u
/// (Hendrycks and Gimpel, 2016, section 2).
/// </summary>
public readonly struct GeluTanh : ISlopeFromInput
{
    /// <summary>2 √(2/π).</summary>
    private const float Linear = 1.5957691216f;
    private const float Cubic = Linear * 0.044715f;

    /// <inheritdoc/>
    public static float Apply(float input)
    {
        var bounded = Limits.AtLeast(input, -Gaussian.Far);
        var exponent = bounded * ((bounded * bounded * Cubic) + Linear);
        return bounded / (1 + Exponentials.Exp(-exponent));
    }

    /// <inheritdoc/>
    public static float Slope(float input)
    {
        var near = Limits.Between(input, -Gaussian.Far, Gaussian.Far);
        var square = near * near;
        var logistic = new Logistic(near * ((square * Cubic) + Linear));
        var slope = (square * (3 * Cubic)) + Linear;
        return logistic.Share * ((near * slope * logistic.Rest) + 1);
    }
}
