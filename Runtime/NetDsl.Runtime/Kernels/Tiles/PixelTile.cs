using NetDsl.Memory;

namespace NetDsl.Kernels;

/// <summary>
/// What the micro-kernels for pixels × output channels work on: pixels whose inputs are given by offsets, and packed panels of
/// weights. Output (pixel, channel) = max(lower, bias + residual + sum over rows and their floats of input · weight).
/// </summary>
internal unsafe struct PixelTile
{
    /// <summary>The origin of the input's offsets.</summary>
    public float* Input;

    /// <summary>For each pixel, the first float that its first tap sees.</summary>
    public int* InputOffsets;

    /// <summary>For each row, a contiguous run of input floats, its start relative to the pixel's first float.</summary>
    public int* RowOffsets;

    public int Rows;
    public int RowLength;

    /// <summary>The first panel: rows × row length × 16 floats.</summary>
    public float* Weights;

    /// <summary>Floats from one panel to the next.</summary>
    public nint PanelStride;

    /// <summary>
    /// Floats from the last pair of panels of a run to the weights that are used after it, and are fetched into the cache meanwhile as
    /// each pair is during the one before it; 0 for none.
    /// </summary>
    public nint Ahead;

    /// <summary>What a micro-kernel fetches of the coming weights: the line here, and for each of its rows of weights one a step on.</summary>
    public float* Coming;
    public nint ComingStep;

    /// <summary>
    /// What the next block of pixels sees, where that is one run that begins here and the weights are so few that they stay in the cache:
    /// the tiles of the first panels fetch that instead of weights. Null for weights.
    /// </summary>
    public float* NextInput;

    /// <summary>The bias of the first panel, or zeros.</summary>
    public float* Bias;

    /// <summary>Floats from the bias of one panel to that of the next.</summary>
    public nint BiasStride;

    /// <summary>The first channel of the first panel in the output, at output offset 0.</summary>
    public float* Output;

    /// <summary>For each pixel, its first float in the output.</summary>
    public int* OutputOffsets;

    /// <summary>What is added to the outputs, in the places of the output; null for nothing. It may be the output itself.</summary>
    public float* Residual;

    /// <summary>Output channels, of which the last panel may hold fewer than its width.</summary>
    public int Channels;

    /// <summary>Whether outputs may go straight to memory, see <see cref="StreamingLanes512"/>.</summary>
    public bool Streams;

    /// <summary>The least output: 0 for ReLU, negative infinity for none. NaN passes.</summary>
    public float Lower;

    private static readonly NativeBuffer Zeros = new(PackedLayout.PanelWidth);

    /// <summary>A panel's width of zeros, the bias of layers without one.</summary>
    public static float* NoBias => Zeros.Start;
}
