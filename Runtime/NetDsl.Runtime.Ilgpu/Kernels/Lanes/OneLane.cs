using ILGPU;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>One channel of a pixel.</summary>
internal readonly struct OneLane(float x) : ILanes<OneLane>
{
    /// <summary>Its value.</summary>
    public readonly float X = x;

    /// <inheritdoc/>
    public static int Count => 1;

    /// <inheritdoc/>
    public static OneLane All(float value) => new(value);

    /// <inheritdoc/>
    public static OneLane OfChannels(ArrayView<float> values, int first, int channel, int share) => new(values[first + (channel / share)]);

    /// <inheritdoc/>
    public static OneLane operator +(OneLane left, OneLane right) => new(left.X + right.X);

    /// <inheritdoc/>
    public static OneLane operator -(OneLane left, OneLane right) => new(left.X - right.X);

    /// <inheritdoc/>
    public static OneLane operator *(OneLane left, OneLane right) => new(left.X * right.X);

    /// <inheritdoc/>
    public static OneLane operator *(OneLane left, float right) => new(left.X * right);

    /// <inheritdoc/>
    public static OneLane Activate<TActivation>(OneLane input)
        where TActivation : struct, IActivation => new(TActivation.Apply(input.X));

    /// <inheritdoc/>
    public static OneLane Combine<TFunction>(OneLane left, OneLane right)
        where TFunction : struct, IPairFunction => new(TFunction.Apply(left.X, right.X));

    /// <inheritdoc/>
    public static float Sum(OneLane value) => value.X;

    /// <inheritdoc/>
    public static float Max(OneLane value) => value.X;
}
