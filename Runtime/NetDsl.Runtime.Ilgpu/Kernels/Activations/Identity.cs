namespace NetDsl.Ilgpu.Kernels;

/// <summary>No activation.</summary>
public readonly struct Identity : ISlopeFromOutput
{
    /// <inheritdoc/>
    public static float Apply(float input) => input;

    /// <inheritdoc/>
    public static float Slope(float output) => 1;
}
