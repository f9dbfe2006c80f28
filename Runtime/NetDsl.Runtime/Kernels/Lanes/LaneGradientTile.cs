namespace NetDsl.Kernels;

/// <summary>
/// What the micro-kernels of the weight gradient with images in the lanes work on: rows of pixels, over which every lane sums its image's
/// input · output gradient for some rows of the kernel and some output channels.
/// </summary>
internal unsafe struct LaneGradientTile
{
    /// <summary>What the first tap of the first pixel sees.</summary>
    public float* Input;

    /// <summary>The first pixel's output gradient.</summary>
    public float* Gradient;

    public int Rows;
    public int Columns;

    /// <summary>Floats of the input from one row of pixels to the next, and from one pixel to the next.</summary>
    public nint InputRowStep;
    public nint InputStep;

    /// <summary>Floats of the output gradient from one row to the next, and from one pixel to the next.</summary>
    public nint GradientRowStep;
    public nint GradientStep;

    /// <summary>Floats from the sums of one row of the kernel to those of the next.</summary>
    public nint SumStep;
}
