namespace NetDsl.Ilgpu.Kernels;

/// <summary>
/// The logistic function by three straight lines, min(max(0, x + 3), 6) / 6 (Howard et al., MobileNetV3, 2019). Its derivative is 0 at
/// both bends.
/// </summary>
public readonly struct HardSigmoid : ISlopeFromOutput
{
    /// <inheritdoc/>
    public static float Apply(float input) => Limits.Between(input + 3, 0, 6) * (1f / 6);

    /// <inheritdoc/>
    public static float Slope(float output) => output <= 0 ? 0f : output >= 1 ? 0f : 1f / 6;
}
