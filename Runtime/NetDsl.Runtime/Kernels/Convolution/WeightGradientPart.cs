namespace NetDsl.Kernels;

/// <summary>The part of a kernel that an item of the weight gradient owns, and the block of pixels that it is at.</summary>
internal struct WeightGradientPart
{
    public int Group;

    /// <summary>Rows of the kernel: taps × input channels of the group.</summary>
    public int FirstRow;
    public int RowEnd;

    /// <summary>Pairs of panels of the group's output channels.</summary>
    public int FirstPair;
    public int PairEnd;

    /// <summary>Pixels of the chunk.</summary>
    public int Pixel;
    public int PixelEnd;

    /// <summary>Whether the block's sums are the first, which replace what is there.</summary>
    public bool Overwrites;
}
