namespace NetDsl.Ilgpu.Kernels;

/// <summary>x times the probability of a normal number below x, exactly (Hendrycks and Gimpel, 2016).</summary>
public readonly struct Gelu : ISlopeFromInput
{
    /// <inheritdoc/>
    public static float Apply(float input)
    {
        var bounded = Limits.AtLeast(input, -Gaussian.Far);
        var near = Limits.Between(bounded, -Gaussian.Far, Gaussian.Far);
        return bounded * Gaussian.Probability(near, Gaussian.Density(near));
    }

    /// <inheritdoc/>
    public static float Slope(float input)
    {
        var near = Limits.Between(input, -Gaussian.Far, Gaussian.Far);
        var density = Gaussian.Density(near);
        return (near * density) + Gaussian.Probability(near, density);
    }
}
