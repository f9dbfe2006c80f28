using NetDsl.Kernels;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>x where it is positive, alpha · (exp(x) − 1) elsewhere (Clevert et al., 2016).</summary>
/// <typeparam name="TAlpha">The limit at negative infinity, negated; it must not be negative.</typeparam>
public readonly struct Elu<TAlpha> : ISlopeFromOutput
    where TAlpha : struct, IConstant
{
    /// <inheritdoc/>
    public static float Apply(float input) => input > 0 ? input : Exponentials.MinusOne(input) * TAlpha.Value;

    /// <inheritdoc/>
    public static float Slope(float output) => output > 0 ? 1 : output + TAlpha.Value;
}
