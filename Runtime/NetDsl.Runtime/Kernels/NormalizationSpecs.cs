namespace NetDsl.Kernels;

/// <summary>Layer normalisation over the channels of each pixel (Ba, Kiros and Hinton, 2016).</summary>
public interface ILayerNorm : IChannels
{
    /// <summary>Added to the variance before its root is taken.</summary>
    static abstract float Epsilon { get; }
}

/// <summary>Group normalisation: over all pixels of a sample and the channels of a group (Wu and He, 2018).</summary>
public interface IGroupNorm : ILayerNorm
{
    /// <summary>Groups of neighbouring channels; they divide the channels.</summary>
    static abstract int Groups { get; }
}

/// <summary>Local response normalisation across neighbouring channels (Krizhevsky, Sutskever and Hinton, 2012).</summary>
public interface ILocalResponseNorm : IChannels
{
    /// <summary>Channels of a window: half of it, rounded down, before its own channel.</summary>
    static abstract int Size { get; }

    /// <summary>The factor of the mean of squares: PyTorch's and torchvision's alpha, which the size divides.</summary>
    static abstract float Alpha { get; }

    /// <summary>The exponent.</summary>
    static abstract float Beta { get; }

    /// <summary>What is added to the mean of squares.</summary>
    static abstract float Bias { get; }
}
