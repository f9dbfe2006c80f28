using ILGPU;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>What the forward pass makes of a group's moments: what it saves, where asked, and each channel's coefficients.</summary>
internal readonly struct GroupNormStatistics : IMomentsResult
{
    private readonly float epsilon;
    private readonly int groups;
    private readonly int channels;
    private readonly ChannelWeights weights;
    private readonly ArrayView<float> saved;
    private readonly int saves;

    /// <summary>For each sample the means, factors and offsets.</summary>
    private readonly ArrayView<float> coefficients;

    public GroupNormStatistics(
        float epsilon, int groups, int channels, ChannelWeights weights, DeviceSpan saved, DeviceSpan coefficients)
    {
        this.epsilon = epsilon;
        this.groups = groups;
        this.channels = channels;
        this.weights = weights;
        this.saved = saved.View;
        this.coefficients = coefficients.View;
        saves = saved.IsEmpty ? 0 : 1;
    }

    /// <inheritdoc/>
    public void Store(int segment, int group, int channel, float mean, float variance)
    {
        var scale = 1 / MathF.Sqrt(variance + epsilon);
        if (saves != 0 && channel % (channels / groups) == 0)
        {
            saved[(2 * groups * segment) + group] = mean;
            saved[(2 * groups * segment) + groups + group] = scale;
        }

        var place = (3 * channels * segment) + channel;
        coefficients[place] = mean;
        coefficients[place + channels] = weights.GammaOf(channel) * scale;
        coefficients[place + (2 * channels)] = weights.BetaOf(channel);
    }
}

/// <summary>What the backward pass makes of a group's sums: the coefficients of the input's gradient.</summary>
/// <param name="groups">Groups of a sample.</param>
/// <param name="channels">Channels of a sample.</param>
/// <param name="share">One over the values of a group.</param>
/// <param name="weights">Gamma.</param>
/// <param name="saved">What the forward pass saved.</param>
/// <param name="coefficients">Samples × 4 × channels.</param>
internal readonly struct GroupNormGradients(
    int groups, int channels, float share, ChannelWeights weights, ArrayView<float> saved, ArrayView<float> coefficients) : IGradientResult
{
    private readonly int groups = groups;
    private readonly int channels = channels;
    private readonly float share = share;
    private readonly ChannelWeights weights = weights;
    private readonly ArrayView<float> saved = saved;
    private readonly ArrayView<float> coefficients = coefficients;

    /// <inheritdoc/>
    public float WeightOf(int channel) => weights.GammaOf(channel);

    /// <inheritdoc/>
    public void Store(int segment, int group, int channel, float sum, float product)
    {
        var place = (NormInputGradient.Coefficients * channels * segment) + channel;
        var mean = saved[(2 * groups * segment) + group];
        var scale = saved[(2 * groups * segment) + groups + group];
        NormInputGradient.Write(coefficients, place, channels, weights.GammaOf(channel), scale, mean, sum * share, product * share);
    }
}
