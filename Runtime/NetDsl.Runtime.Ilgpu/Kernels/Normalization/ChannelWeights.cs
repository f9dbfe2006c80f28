using ILGPU;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>The factor and the offset of each channel, either of which may be absent.</summary>
internal readonly struct ChannelWeights
{
    private readonly ArrayView<float> gamma;
    private readonly ArrayView<float> beta;
    private readonly int hasGamma;
    private readonly int hasBeta;

    /// <summary>The weights as kernels take them.</summary>
    /// <param name="channels">Channels.</param>
    /// <param name="gamma">A factor for each channel, or empty for 1.</param>
    /// <param name="beta">An offset for each channel, or empty for 0.</param>
    /// <exception cref="ArgumentException">There are fewer than channels, and some.</exception>
    public ChannelWeights(int channels, DeviceSpan gamma, DeviceSpan beta)
    {
        SpanGuard.CheckWeights(channels, gamma, mayBeAbsent: true);
        SpanGuard.CheckWeights(channels, beta, mayBeAbsent: true);
        this.gamma = gamma.View;
        this.beta = beta.View;
        hasGamma = gamma.IsEmpty ? 0 : 1;
        hasBeta = beta.IsEmpty ? 0 : 1;
    }

    /// <summary>The factor of a channel.</summary>
    public float GammaOf(int channel) => hasGamma != 0 ? gamma[channel] : 1;

    /// <summary>The offset of a channel.</summary>
    public float BetaOf(int channel) => hasBeta != 0 ? beta[channel] : 0;
}
