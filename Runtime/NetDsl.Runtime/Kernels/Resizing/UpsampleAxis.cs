namespace NetDsl.Kernels;

/// <summary>Which input positions an output position blends along one axis, and by how much.</summary>
internal readonly struct UpsampleAxis(int inputs, int outputs, bool bilinear)
{
    private readonly int scale = outputs / inputs;

    /// <summary>
    /// The two neighbours and the share of the second. The output position's centre, (position + 1/2) / scale, lies between the
    /// centres of both; at the border both are the same.
    /// </summary>
    public (int Low, int High, float Share) At(int position)
    {
        if (!bilinear)
        {
            return (position / scale, position / scale, 0);
        }

        // Twice the distance of the centre from the first input centre, in units of 1 / scale, so that whole numbers are exact.
        int twice = Math.Max(0, (2 * position) + 1 - scale);
        int low = twice / (2 * scale);
        float share = (twice - (low * 2 * scale)) / (2f * scale);
        return (low, Math.Min(low + 1, inputs - 1), share);
    }

    /// <summary>The output positions that may blend an input position, the end not included.</summary>
    public (int First, int End) Around(int input) => bilinear
        ? (Math.Max(0, (input - 1) * scale), Math.Min(outputs, (input + 2) * scale))
        : (input * scale, (input + 1) * scale);
}
