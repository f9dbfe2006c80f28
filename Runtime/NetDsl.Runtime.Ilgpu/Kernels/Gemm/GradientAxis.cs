namespace NetDsl.Ilgpu.Kernels;

/// <summary>
/// What one phase of a stride sees of an axis in a data gradient. Input row y receives from output row (y + padding − tap · dilation) /
/// stride where that division is exact; the input rows with the same remainder y mod stride, a phase, are reached by every
/// (stride / gcd)-th tap, so they form a correlation of stride 1 with a part of the kernel.
/// </summary>
internal struct GradientAxis
{
    /// <summary>The first tap of the kernel that reaches the phase.</summary>
    public int FirstTap;

    /// <summary>Taps of the kernel from one that reaches the phase to the next.</summary>
    public int TapStep;

    /// <summary>Taps that reach the phase, at least 1 even where none does.</summary>
    public int Taps;

    /// <summary>1 where a tap reaches the phase, else 0.</summary>
    public int Reached;

    /// <summary>Rows of the output gradient from one of the taps to the next, below 0.</summary>
    public int Step;

    /// <summary>The row of the output gradient that the first tap sees for the phase's first row.</summary>
    public int Origin;

    /// <summary>Input rows of the phase.</summary>
    public int Count;

    /// <summary>The axis of a phase; constants where the stride is 1.</summary>
    /// <param name="phase">The first input row of the phase.</param>
    /// <param name="size">Input rows.</param>
    /// <param name="kernel">Taps.</param>
    /// <param name="stride">Input rows between two windows.</param>
    /// <param name="dilation">Input rows between two taps.</param>
    /// <param name="padding">Rows of padding above.</param>
    public static GradientAxis Of(int phase, int size, int kernel, int stride, int dilation, int padding)
    {
        if (stride == 1)
        {
            return new GradientAxis { TapStep = 1, Taps = kernel, Reached = 1, Step = -dilation, Origin = padding, Count = size };
        }

        var step = 1;
        while (step * dilation % stride != 0)
        {
            step++;
        }

        var first = 0;
        while (first < step && (phase + padding - (first * dilation)) % stride != 0)
        {
            first++;
        }

        var reached = first < step && first < kernel;
        return new GradientAxis
        {
            FirstTap = first,
            TapStep = step,
            Taps = reached ? ((kernel - 1 - first) / step) + 1 : 1,
            Reached = reached ? 1 : 0,
            Step = -(step * dilation / stride),
            Origin = reached ? (phase + padding - (first * dilation)) / stride : 0,
            Count = phase < size ? ((size - 1 - phase) / stride) + 1 : 0,
        };
    }
}
