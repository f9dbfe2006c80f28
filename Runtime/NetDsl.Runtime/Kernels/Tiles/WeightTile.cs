namespace NetDsl.Kernels;

/// <summary>
/// What the micro-kernels of the weight gradient work on: a block of pixels, over which they sum input · output gradient for some rows
/// of the kernel (tap and input channel) and one or two panels of output channels.
/// </summary>
internal unsafe struct WeightTile
{
    /// <summary>The origin of the pixels' offsets.</summary>
    public float* Input;

    /// <summary>For each pixel, the first float that its first tap sees.</summary>
    public int* PixelOffsets;

    public int Pixels;

    /// <summary>Whether the sums replace what is in the target instead of being added to it.</summary>
    public bool Overwrite;

    /// <summary>Floats from one pixel of the output gradient to the next.</summary>
    public nint GradientStep;

    /// <summary>What the micro-kernels fetch into the cache meanwhile: a line here, and a step on for each pixel; null for nothing.</summary>
    public float* Coming;
    public nint ComingStep;
}
