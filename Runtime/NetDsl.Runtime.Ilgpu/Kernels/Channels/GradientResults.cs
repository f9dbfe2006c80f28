using ILGPU;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>The sums are the gradients of a factor and an offset of each channel, either of which may be empty.</summary>
internal readonly struct WeightGradients : IGradientResult
{
    private readonly ArrayView<float> gammaGradient;
    private readonly ArrayView<float> betaGradient;
    private readonly int hasGamma;
    private readonly int hasBeta;

    /// <summary>The gradients as kernels take them.</summary>
    /// <param name="channels">Channels.</param>
    /// <param name="gammaGradient">One value a channel, or empty.</param>
    /// <param name="betaGradient">One value a channel, or empty.</param>
    /// <exception cref="ArgumentException">There are fewer than channels, and some.</exception>
    public WeightGradients(int channels, DeviceSpan gammaGradient, DeviceSpan betaGradient)
    {
        SpanGuard.CheckWeights(channels, gammaGradient, mayBeAbsent: true);
        SpanGuard.CheckWeights(channels, betaGradient, mayBeAbsent: true);
        this.gammaGradient = gammaGradient.View;
        this.betaGradient = betaGradient.View;
        hasGamma = gammaGradient.IsEmpty ? 0 : 1;
        hasBeta = betaGradient.IsEmpty ? 0 : 1;
    }

    /// <inheritdoc/>
    public float WeightOf(int channel) => 1;

    /// <inheritdoc/>
    public void Store(int segment, int group, int channel, float sum, float product)
    {
        if (hasGamma != 0)
        {
            gammaGradient[channel] = product;
        }

        if (hasBeta != 0)
        {
            betaGradient[channel] = sum;
        }
    }
}

/// <summary>The sums of products are the gradients of one factor for each channel of each segment.</summary>
/// <param name="factorGradient">Segments × channels.</param>
/// <param name="channels">Channels.</param>
internal readonly struct FactorGradients(ArrayView<float> factorGradient, int channels) : IGradientResult
{
    private readonly ArrayView<float> factorGradient = factorGradient;
    private readonly int channels = channels;

    /// <inheritdoc/>
    public float WeightOf(int channel) => 1;

    /// <inheritdoc/>
    public void Store(int segment, int group, int channel, float sum, float product) =>
        factorGradient[(segment * channels) + channel] = product;
}
