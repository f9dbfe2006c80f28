namespace NetDsl.Ilgpu.Kernels;

/// <summary>The logistic function 1 / (1 + exp(−x)).</summary>
public readonly struct Sigmoid : ISlopeFromOutput
{
    /// <inheritdoc/>
    public static float Apply(float input) => 1 / (1 + Exponentials.Exp(-input));

    /// <inheritdoc/>
    public static float Slope(float output) => output * (1 - output);
}
