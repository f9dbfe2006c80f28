namespace NetDsl.Ilgpu.Kernels;

/// <summary>The activation of a sum.</summary>
internal readonly struct Plus<TActivation> : IPairFunction
    where TActivation : struct, IActivation
{
    /// <inheritdoc/>
    public static float Apply(float left, float right) => TActivation.Apply(left + right);
}

/// <summary>A product.</summary>
internal readonly struct Times : IPairFunction
{
    /// <inheritdoc/>
    public static float Apply(float left, float right) => left * right;
}

/// <summary>The gradient on the left times the slope at the output on the right.</summary>
internal readonly struct MultiplySlopeAtOutput<TActivation> : IPairFunction
    where TActivation : struct, ISlopeFromOutput
{
    /// <inheritdoc/>
    public static float Apply(float left, float right) => left * TActivation.Slope(right);
}

/// <summary>The gradient on the left times the slope at the input on the right.</summary>
internal readonly struct MultiplySlopeAtInput<TActivation> : IPairFunction
    where TActivation : struct, ISlopeFromInput
{
    /// <inheritdoc/>
    public static float Apply(float left, float right) => left * TActivation.Slope(right);
}

/// <summary>
/// For the rectifier a choice, not a product: where the output is 0, nothing passes, not even an infinite gradient; where it is NaN,
/// the gradient passes.
/// </summary>
internal readonly struct PassWherePositive : IPairFunction
{
    /// <inheritdoc/>
    public static float Apply(float left, float right) => right <= 0 ? 0 : left;
}
