namespace NetDsl.Ilgpu.Kernels;

/// <summary>Which input positions an output position blends along one axis, and by how much.</summary>
internal readonly struct UpsampleAxis(int inputs, int outputs, bool bilinear)
{
    private int Scale => outputs / inputs;

    /// <summary>
    /// What an output position is made of. Its centre, (position + 1/2) / scale, lies between the centres of both neighbours; at the border
    /// both are the same.
    /// </summary>
    public Blend At(int output)
    {
        if (!bilinear)
        {
            return new Blend(output / Scale, output / Scale, 0);
        }

        // Twice the distance of the centre from the first input centre, in units of 1 / scale, so that whole numbers are exact.
        var twice = Math.Max(0, (2 * output) + 1 - Scale);
        var low = twice / (2 * Scale);
        return new Blend(low, Math.Min(low + 1, inputs - 1), (twice - (low * 2 * Scale)) / (2f * Scale));
    }

    /// <summary>The first output position that may blend an input position.</summary>
    public int First(int input) => bilinear ? Math.Max(0, (input - 1) * Scale) : input * Scale;

    /// <summary>The output position after the last one.</summary>
    public int End(int input) => bilinear ? Math.Min(outputs, (input + 2) * Scale) : (input + 1) * Scale;
}

/// <summary>Two neighbouring input positions and the share of the second.</summary>
internal readonly struct Blend(int low, int high, float share)
{
    /// <summary>The first.</summary>
    public readonly int Low = low;

    /// <summary>The second.</summary>
    public readonly int High = high;

    /// <summary>The share of the second; the first has the rest.</summary>
    public readonly float Share = share;

    /// <summary>The share of an input position, which may be both of them or neither.</summary>
    public float Of(int input) => (Low == input ? 1 - Share : 0) + (High == input ? Share : 0);
}
