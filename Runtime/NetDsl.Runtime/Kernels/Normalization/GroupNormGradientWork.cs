using System.Runtime.CompilerServices;
using NetDsl.Memory;
using NetDsl.Threading;

namespace NetDsl.Kernels;

/// <summary>
/// The gradients of group normalisation of a sample, an item: the input's gradient is a · output gradient + b · (input − mean) + c with
/// coefficients for each channel, as in batch normalisation, only that sums go over groups.
/// </summary>
internal unsafe struct GroupNormGradientWork : IWork
{
    /// <summary>One sample.</summary>
    public ChannelRows Rows;
    public int Groups;
    public float* Input;
    public float* OutputGradient;

    /// <summary>One value a channel, or null.</summary>
    public float* Gamma;
    public float* Saved;

    /// <summary>Null where nobody needs it; may be the output's gradient.</summary>
    public float* InputGradient;

    /// <summary>For each sample the gradients of gamma and then of beta.</summary>
    public double* Totals;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Execute(int item)
    {
        int channels = Rows.Channels;
        long place = (long)item * Rows.Pixels * channels;
        float* means = Saved + (2L * Groups * item);
        double* sums = ChannelSums(place, means);
        double* totals = Totals + (2L * channels * item);
        float* coefficients = Scratch.Floats(ScratchUse.Affine, 4L * channels);
        for (int group = 0; group < Groups; group++)
        {
            Weigh(group, means[group], means[Groups + group], sums, coefficients, totals);
        }

        if (InputGradient != null)
        {
            NormInputGradientWork<Identity>.Run(Rows, Input + place, OutputGradient + place, coefficients, InputGradient + place);
        }
    }

    /// <summary>For each channel the sum of the gradient, then that of its products with the distance from the group's mean.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly double* ChannelSums(long place, float* groupMeans)
    {
        int channels = Rows.Channels;
        float* means = Scratch.Floats(ScratchUse.Affine, channels);
        for (int channel = 0; channel < channels; channel++)
        {
            means[channel] = groupMeans[channel / (channels / Groups)];
        }

        float* meanRow = Scratch.Floats(ScratchUse.SharedRows, Rows.Width);
        Rows.Spread(means, meanRow);
        double* sums = Scratch.Doubles(ScratchUse.Partials, 2L * channels * (Rows.Blocks + 1));
        NormGradientWork<Identity> work = new()
        {
            Rows = Rows,
            Input = Input + place,
            OutputGradient = OutputGradient + place,
            Means = means,
            MeanRows = meanRow,
            Partials = sums + (2 * channels),
        };
        WorkerPool.Run(ref work, Rows.Blocks, 0.3 * Rows.Pixels * channels);
        work.Join(sums);
        return sums;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Weigh(int group, float mean, double scale, double* sums, float* coefficients, double* totals)
    {
        int channels = Rows.Channels;
        (int first, int end) = (group * (channels / Groups), (group + 1) * (channels / Groups));
        (double slopes, double products) = (0, 0);
        for (int channel = first; channel < end; channel++)
        {
            double gamma = Gamma == null ? 1 : Gamma[channel];
            slopes += gamma * sums[channel];
            products += gamma * sums[channels + channel];
        }

        double count = (double)Rows.Pixels * (end - first);
        for (int channel = first; channel < end; channel++)
        {
            coefficients[channel] = (float)((Gamma == null ? 1 : Gamma[channel]) * scale);
            coefficients[channels + channel] = (float)(-scale * scale * scale * products / count);
            coefficients[(2 * channels) + channel] = (float)(-scale * slopes / count);
            coefficients[(3 * channels) + channel] = mean;
            totals[channel] = scale * sums[channels + channel];
            totals[channels + channel] = sums[channel];
        }
    }
}
