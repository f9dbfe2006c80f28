namespace NetDsl.Kernels;

/// <summary>
/// What the micro-kernels for layers with few output channels work on. Such a layer would leave lanes of a vector idle if they were its
/// channels; here they are neighbouring pixels of a row or the same pixel of 16 images, and a weight is broadcast to all of them.
/// </summary>
internal unsafe struct LaneTile
{
    /// <summary>Lanes of a vector.</summary>
    public const int Lanes = 16;

    /// <summary>For each run of values that a window consists of, its start relative to the position's first float.</summary>
    public int* RowOffsets;

    /// <summary>Values of one run, each of them a vector.</summary>
    public int RowLength;

    /// <summary>Floats from one value of a run to the next.</summary>
    public nint Step;

    /// <summary>The runs that count, the end not included; the others lie outside of the image.</summary>
    public int FirstRow;
    public int RowEnd;

    /// <summary>The values of each run that count, the end not included.</summary>
    public int First;
    public int End;

    /// <summary>One packed panel, rows of 16 channels.</summary>
    public float* Weights;

    /// <summary>One value a channel.</summary>
    public float* Bias;

    /// <summary>The least output: 0 for ReLU, negative infinity for none. NaN passes.</summary>
    public float Lower;
}
