using NetDsl.Kernels;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>x where it is positive, slope · x elsewhere (Maas et al., 2013). The derivative at 0 is the slope.</summary>
/// <typeparam name="TSlope">The slope, which must not be negative: the derivative is found from the output's sign.</typeparam>
public readonly struct LeakyRelu<TSlope> : ISlopeFromOutput
    where TSlope : struct, IConstant
{
    /// <inheritdoc/>
    public static float Apply(float input) => input > 0 ? input : input * TSlope.Value;

    /// <inheritdoc/>
    public static float Slope(float output) => output > 0 ? 1 : TSlope.Value;
}
