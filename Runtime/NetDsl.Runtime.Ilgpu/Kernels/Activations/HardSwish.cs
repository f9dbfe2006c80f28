namespace NetDsl.Ilgpu.Kernels;

/// <summary>
/// x · min(max(0, x + 3), 6) / 6 (Howard et al., MobileNetV3, 2019). At the bends its derivative is that of the middle part at −3, −1/2,
/// and that of the upper one at 3, 1, as PyTorch has it.
/// </summary>
public readonly struct HardSwish : ISlopeFromInput
{
    /// <inheritdoc/>
    public static float Apply(float input)
    {
        var bounded = Limits.AtLeast(input, -3);
        return bounded * HardSigmoid.Apply(bounded);
    }

    /// <inheritdoc/>
    public static float Slope(float input) => input < -3 ? 0 : input >= 3 ? 1 : (input * (1f / 3)) + 0.5f;
}
