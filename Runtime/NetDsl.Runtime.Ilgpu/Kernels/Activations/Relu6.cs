namespace NetDsl.Ilgpu.Kernels;

/// <summary>
/// The rectifier that stops at 6, min(max(0, x), 6) (Krizhevsky, 2010). Its derivative at 0 and at 6 is 0. NaN passes through.
/// </summary>
public readonly struct Relu6 : ISlopeFromOutput
{
    /// <inheritdoc/>
    public static float Apply(float input) => Limits.Between(input, 0, 6);

    /// <inheritdoc/>
    public static float Slope(float output) => output <= 0 ? 0f : output >= 6 ? 0f : 1f;
}
