using NetDsl.Kernels;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>A reduction over the pixels of images, in as many parts as an image has chunks of pixels.</summary>
internal interface IPixelStage : IChannels
{
    /// <summary>Chunks of an image; each gives one result a channel.</summary>
    static abstract int Chunks { get; }
}

/// <summary>What the stages of a reduction have in common.</summary>
internal static class PixelStage
{
    /// <summary>Pixels that one group reduces.</summary>
    public const int Chunk = 1024;
}

/// <summary>The images themselves.</summary>
internal readonly struct ImageStage<TChannels> : IPixelStage
    where TChannels : struct, IChannels
{
    /// <inheritdoc/>
    public static int Pixels => TChannels.Pixels;

    /// <inheritdoc/>
    public static int Channels => TChannels.Channels;

    /// <inheritdoc/>
    public static int Chunks => (TChannels.Pixels + PixelStage.Chunk - 1) / PixelStage.Chunk;
}

/// <summary>What the chunks of the images gave, as images of so many pixels.</summary>
internal readonly struct ChunkStage<TChannels> : IPixelStage
    where TChannels : struct, IChannels
{
    /// <inheritdoc/>
    public static int Pixels => ImageStage<TChannels>.Chunks;

    /// <inheritdoc/>
    public static int Channels => TChannels.Channels;

    /// <inheritdoc/>
    public static int Chunks => 1;
}

/// <summary>The window of a pooling that covers the whole image.</summary>
internal readonly struct WindowPixels<TPool> : IChannels
    where TPool : struct, IPool
{
    /// <inheritdoc/>
    public static int Pixels => TPool.InputHeight * TPool.InputWidth;

    /// <inheritdoc/>
    public static int Channels => TPool.InputChannels;

    /// <summary>Whether the window is the image.</summary>
    public static bool IsImage => TPool.OutputHeight == 1
        && TPool.OutputWidth == 1
        && TPool.KernelHeight == TPool.InputHeight
        && TPool.KernelWidth == TPool.InputWidth
        && TPool.DilationHeight == 1
        && TPool.DilationWidth == 1
        && TPool.PaddingTop == 0
        && TPool.PaddingLeft == 0;
}
