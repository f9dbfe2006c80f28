using ILGPU;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>factor · value.</summary>
internal readonly struct Scaled<TLanes>(TLanes factor) : IChannelFunction<Scaled<TLanes>, TLanes>
    where TLanes : unmanaged, ILanes<TLanes>
{
    private readonly TLanes factor = factor;

    /// <inheritdoc/>
    public static int Coefficients => 1;

    /// <inheritdoc/>
    public static Scaled<TLanes> Load(ArrayView<TLanes> coefficients, int first, int step) => new(coefficients[first]);

    /// <inheritdoc/>
    public TLanes Apply(TLanes value) => value * factor;
}

/// <summary>activation(factor · value + offset).</summary>
internal readonly struct Affine<TLanes, TActivation>(TLanes factor, TLanes offset) : IChannelFunction<Affine<TLanes, TActivation>, TLanes>
    where TLanes : unmanaged, ILanes<TLanes>
    where TActivation : struct, IActivation
{
    private readonly TLanes factor = factor;
    private readonly TLanes offset = offset;

    /// <inheritdoc/>
    public static int Coefficients => 2;

    /// <inheritdoc/>
    public static Affine<TLanes, TActivation> Load(ArrayView<TLanes> coefficients, int first, int step) =>
        new(coefficients[first], coefficients[first + step]);

    /// <inheritdoc/>
    public TLanes Apply(TLanes value) => TLanes.Activate<TActivation>((value * factor) + offset);
}

/// <summary>activation(factor · (value − mean) + offset), which keeps its digits where the mean is far from 0.</summary>
internal readonly struct Centered<TLanes, TActivation>(TLanes mean, TLanes factor, TLanes offset)
    : IChannelFunction<Centered<TLanes, TActivation>, TLanes>
    where TLanes : unmanaged, ILanes<TLanes>
    where TActivation : struct, IActivation
{
    private readonly TLanes mean = mean;
    private readonly TLanes factor = factor;
    private readonly TLanes offset = offset;

    /// <inheritdoc/>
    public static int Coefficients => 3;

    /// <inheritdoc/>
    public static Centered<TLanes, TActivation> Load(ArrayView<TLanes> coefficients, int first, int step) =>
        new(coefficients[first], coefficients[first + step], coefficients[first + (2 * step)]);

    /// <inheritdoc/>
    public TLanes Apply(TLanes value) => TLanes.Activate<TActivation>(((value - mean) * factor) + offset);
}
