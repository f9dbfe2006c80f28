namespace NetDsl;

/// <summary>How a convolution is computed on the CPU. Both give the same sums up to rounding.</summary>
public enum ConvolutionAlgorithm
{
    /// <summary>
    /// Minimal filtering (Winograd) where it is faster, 3 × 3 with stride 1 and many channels: errors up to 1e-5 of the largest output, and
    /// an infinite input makes the outputs around it NaN.
    /// </summary>
    Auto,

    /// <summary>Every output as the direct sum of its products: errors up to about 2e-6 of the largest output.</summary>
    Direct,
}
