using NetDsl.Kernels;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>Factor · x + summand, the same for all values.</summary>
/// <typeparam name="TLine">The factor and the summand.</typeparam>
public readonly struct Linear<TLine> : ISlopeFromOutput
    where TLine : struct, ILinear
{
    /// <inheritdoc/>
    public static float Apply(float input) => (input * TLine.Factor) + TLine.Summand;

    /// <inheritdoc/>
    public static float Slope(float output) => TLine.Factor;
}
