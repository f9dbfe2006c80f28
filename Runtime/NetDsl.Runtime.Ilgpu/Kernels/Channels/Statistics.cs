using ILGPU;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>How a value is normalised whose gradient is summed; a struct of what the kernel is given.</summary>
internal interface IStatistics
{
    /// <summary>The means of some channels of a segment, where they are the same for all of its pixels.</summary>
    TLanes MeanOf<TLanes>(int segment, int channel)
        where TLanes : unmanaged, ILanes<TLanes>;

    /// <summary>What the distances from these means are multiplied by.</summary>
    TLanes ScaleOf<TLanes>(int segment, int channel)
        where TLanes : unmanaged, ILanes<TLanes>;

    /// <summary>The normalised value.</summary>
    TLanes Normalize<TLanes>(TLanes value, TLanes mean, TLanes scale, int pixel)
        where TLanes : unmanaged, ILanes<TLanes>;
}

/// <summary>Values as they are.</summary>
internal readonly struct NoStatistics : IStatistics
{
    /// <inheritdoc/>
    public TLanes MeanOf<TLanes>(int segment, int channel)
        where TLanes : unmanaged, ILanes<TLanes> => TLanes.All(0);

    /// <inheritdoc/>
    public TLanes ScaleOf<TLanes>(int segment, int channel)
        where TLanes : unmanaged, ILanes<TLanes> => TLanes.All(1);

    /// <inheritdoc/>
    public TLanes Normalize<TLanes>(TLanes value, TLanes mean, TLanes scale, int pixel)
        where TLanes : unmanaged, ILanes<TLanes> => value;
}

/// <summary>Statistics of each segment's groups of channels.</summary>
/// <param name="saved">For each segment the means and then the scales of its groups.</param>
/// <param name="groups">Groups of a segment.</param>
/// <param name="share">Channels of a group.</param>
internal readonly struct GroupStatistics(ArrayView<float> saved, int groups, int share) : IStatistics
{
    private readonly ArrayView<float> saved = saved;
    private readonly int groups = groups;
    private readonly int share = share;

    /// <inheritdoc/>
    public TLanes MeanOf<TLanes>(int segment, int channel)
        where TLanes : unmanaged, ILanes<TLanes> => TLanes.OfChannels(saved, 2 * groups * segment, channel, share);

    /// <inheritdoc/>
    public TLanes ScaleOf<TLanes>(int segment, int channel)
        where TLanes : unmanaged, ILanes<TLanes> => TLanes.OfChannels(saved, (2 * groups * segment) + groups, channel, share);

    /// <inheritdoc/>
    public TLanes Normalize<TLanes>(TLanes value, TLanes mean, TLanes scale, int pixel)
        where TLanes : unmanaged, ILanes<TLanes> => (value - mean) * scale;
}

/// <summary>Statistics of each pixel.</summary>
/// <param name="saved">For each pixel its mean and its scale.</param>
internal readonly struct PixelStatistics(ArrayView<float> saved) : IStatistics
{
    private readonly ArrayView<float> saved = saved;

    /// <inheritdoc/>
    public TLanes MeanOf<TLanes>(int segment, int channel)
        where TLanes : unmanaged, ILanes<TLanes> => TLanes.All(0);

    /// <inheritdoc/>
    public TLanes ScaleOf<TLanes>(int segment, int channel)
        where TLanes : unmanaged, ILanes<TLanes> => TLanes.All(1);

    /// <inheritdoc/>
    public TLanes Normalize<TLanes>(TLanes value, TLanes mean, TLanes scale, int pixel)
        where TLanes : unmanaged, ILanes<TLanes> => (value - TLanes.All(saved[2 * pixel])) * saved[(2 * pixel) + 1];
}
