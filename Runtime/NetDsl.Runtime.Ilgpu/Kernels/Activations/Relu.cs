namespace NetDsl.Ilgpu.Kernels;

/// <summary>
/// The rectifier max(0, x) (Nair and Hinton, 2010). Its derivative at 0 is 0. NaN passes through, so that a network that has gone
/// astray shows it.
/// </summary>
public readonly struct Relu : ISlopeFromOutput
{
    /// <inheritdoc/>
    public static float Apply(float input) => Limits.AtLeast(input, 0);

    /// <inheritdoc/>
    public static float Slope(float output) => output > 0 ? 1f : 0f;
}
