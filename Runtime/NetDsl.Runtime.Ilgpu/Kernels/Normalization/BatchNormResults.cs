using ILGPU;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>What the forward pass makes of a batch's moments: what it saves, the moving statistics, and each channel's coefficients.</summary>
internal readonly struct BatchNormStatistics : IMomentsResult
{
    private readonly float epsilon;
    private readonly float momentum;
    private readonly float unbias;
    private readonly int channels;
    private readonly ChannelWeights weights;
    private readonly ArrayView<float> movingMean;
    private readonly ArrayView<float> movingVariance;
    private readonly ArrayView<float> saved;

    /// <summary>The means, factors and offsets.</summary>
    private readonly ArrayView<float> coefficients;

    public BatchNormStatistics(
        float epsilon,
        float momentum,
        long pixels,
        int channels,
        ChannelWeights weights,
        DeviceSpan movingMean,
        DeviceSpan movingVariance,
        DeviceSpan saved,
        DeviceSpan coefficients)
    {
        this.epsilon = epsilon;
        this.momentum = momentum;
        this.channels = channels;
        this.weights = weights;
        unbias = pixels > 1 ? pixels / (pixels - 1f) : 1;
        this.movingMean = movingMean.View;
        this.movingVariance = movingVariance.View;
        this.saved = saved.View;
        this.coefficients = coefficients.View;
    }

    /// <inheritdoc/>
    public void Store(int segment, int group, int channel, float mean, float variance)
    {
        var scale = 1 / MathF.Sqrt(variance + epsilon);
        saved[channel] = mean;
        saved[channels + channel] = scale;
        movingMean[channel] = (momentum * movingMean[channel]) + ((1 - momentum) * mean);
        movingVariance[channel] = (momentum * movingVariance[channel]) + ((1 - momentum) * (variance * unbias));
        coefficients[channel] = mean;
        coefficients[channels + channel] = weights.GammaOf(channel) * scale;
        coefficients[(2 * channels) + channel] = weights.BetaOf(channel);
    }
}

/// <summary>What the backward pass makes of a batch's sums: the gradients of the weights, and the coefficients of the input's gradient.</summary>
internal readonly struct BatchNormGradients(
    int channels, float share, ChannelWeights weights, WeightGradients gradients, ArrayView<float> saved, ArrayView<float> coefficients)
    : IGradientResult
{
    private readonly int channels = channels;

    /// <summary>One over the pixels of the batch.</summary>
    private readonly float share = share;
    private readonly ChannelWeights weights = weights;
    private readonly WeightGradients gradients = gradients;
    private readonly ArrayView<float> saved = saved;
    private readonly ArrayView<float> coefficients = coefficients;

    /// <inheritdoc/>
    public float WeightOf(int channel) => 1;

    /// <inheritdoc/>
    public void Store(int segment, int group, int channel, float sum, float product)
    {
        gradients.Store(segment, group, channel, sum, product);
        var gamma = weights.GammaOf(channel);
        NormInputGradient.Write(
            coefficients, channel, channels, gamma, saved[channels + channel], saved[channel], gamma * sum * share, gamma * product * share);
    }
}
