namespace NetDsl.Ilgpu.Kernels;

/// <summary>
/// The scaled exponential linear unit, lambda · x where x is positive, lambda · alpha · (exp(x) − 1) elsewhere. The two constants make
/// mean 0 and variance 1 a fixed point (Klambauer et al., "Self-normalizing neural networks", 2017).
/// </summary>
public readonly struct Selu : ISlopeFromOutput
{
    private const float Lambda = 1.0507009873554805f;
    private const float LambdaAlpha = 1.0507009873554805f * 1.6732632423543772f;

    /// <inheritdoc/>
    public static float Apply(float input) => input > 0 ? input * Lambda : Exponentials.MinusOne(input) * LambdaAlpha;

    /// <inheritdoc/>
    public static float Slope(float output) => output > 0 ? Lambda : output + LambdaAlpha;
}
