namespace NetDsl.Kernels;

/// <summary>
/// Blocks of a depthwise convolution's channels, so that the pixels that a tile shares with the row below stay in the first-level
/// cache. The last block holds at least one whole panel, and what is left beyond whole panels.
/// </summary>
internal readonly struct ChannelBlocks
{
    /// <summary>Panels of a block at most: three rows of ten pixels and the weights are some thirty kilobytes then.</summary>
    private const int MostPanels = 12;

    /// <summary>Floats of a row of a strip.</summary>
    private const int StripFloats = 2048;

    public readonly int Count;

    /// <summary>Floats that hold a value for each channel of any block.</summary>
    public readonly int Widest;
    private readonly int channels;
    private readonly int size;

    public ChannelBlocks(int channels)
    {
        int panels = Math.Max(1, channels / PackedLayout.PanelWidth);
        Count = (panels + MostPanels - 1) / MostPanels;
        this.channels = channels;
        size = (panels + Count - 1) / Count * PackedLayout.PanelWidth;
        Widest = size + PackedLayout.PanelWidth;
    }

    /// <summary>The first channel of a block.</summary>
    public int Start(int block) => block * size;

    /// <summary>
    /// Neighbouring tiles of a row that are computed before the row below: as many as fill the cache like a wide block does, or whole
    /// rows where images stream from memory and long runs count for more.
    /// </summary>
    public int StripTiles(int block, bool streams) =>
        streams ? int.MaxValue : Math.Max(1, StripFloats / (DepthwiseLine.Width * Channels(block)));

    /// <summary>The channels of a block.</summary>
    public int Channels(int block) => block == Count - 1 ? channels - Start(block) : size;
}
