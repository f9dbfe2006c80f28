namespace NetDsl.Kernels;

/// <summary>
/// Pixels in blocks that threads share, and that sums over pixels are joined from: few enough that their partial sums stay small, and
/// the same for any number of threads.
/// </summary>
internal readonly struct PixelBlocks
{
    private const int BlockFloats = 1 << 13;
    private const int MostBlocks = 64;

    public readonly int Channels;
    public readonly int Pixels;
    public readonly int BlockPixels;
    public readonly int Blocks;

    public PixelBlocks(int channels, int pixels)
    {
        Channels = channels;
        Pixels = pixels;
        BlockPixels = Math.Max(Math.Max(1, BlockFloats / channels), (int)(((long)pixels + MostBlocks - 1) / MostBlocks));
        Blocks = (int)(((long)pixels + BlockPixels - 1) / BlockPixels);
    }

    /// <summary>The first pixel of a block and the first behind it.</summary>
    public (int First, int End) Of(int block) => (block * BlockPixels, (int)Math.Min(Pixels, (block + 1L) * BlockPixels));
}
