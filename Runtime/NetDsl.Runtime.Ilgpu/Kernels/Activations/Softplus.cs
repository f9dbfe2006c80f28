namespace NetDsl.Ilgpu.Kernels;

/// <summary>
/// log(1 + exp(x)), a smooth rectifier (Dugas et al., 2001), as max(0, x) + log(1 + exp(−|x|)), which neither overflows nor cancels.
/// </summary>
public readonly struct Softplus : ISlopeFromOutput
{
    /// <inheritdoc/>
    public static float Apply(float input) =>
        Limits.AtLeast(input, 0) + Exponentials.LogOnePlus(Exponentials.Exp(-MathF.Abs(input)));

    /// <inheritdoc/>
    public static float Slope(float output) => -Exponentials.MinusOne(-output);
}
