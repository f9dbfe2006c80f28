using System.Runtime.CompilerServices;
using NetDsl.Memory;
using NetDsl.Threading;

namespace NetDsl.Kernels;

/// <summary>
/// Group normalisation of a sample, an item: the moments of its channels become those of its groups, and each channel then has a factor
/// and an offset, as in batch normalisation.
/// </summary>
internal unsafe struct GroupNormWork<TActivation> : IWork
    where TActivation : struct, IActivation
{
    /// <summary>One sample.</summary>
    public ChannelRows Rows;
    public int Groups;
    public float Epsilon;
    public float* Input;

    /// <summary>One value a channel, or null.</summary>
    public float* Gamma;
    public float* Beta;

    /// <summary>For each sample the groups' means and then their scales, or null.</summary>
    public float* Saved;
    public float* Output;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Execute(int item)
    {
        int channels = Rows.Channels;
        long place = (long)item * Rows.Pixels * channels;
        double* moments = Scratch.Doubles(ScratchUse.Partials, 2L * channels * (Rows.Blocks + 1));
        MomentsWork work = new() { Rows = Rows, Input = Input + place, Partials = moments + (2 * channels) };
        WorkerPool.Run(ref work, Rows.Blocks, 0.3 * Rows.Pixels * channels);
        work.Join(moments);
        float* affine = Scratch.Floats(ScratchUse.Affine, 2L * channels);
        for (int group = 0; group < Groups; group++)
        {
            (double mean, double scale) = Combine(moments, group);
            if (Saved != null)
            {
                Saved[(2L * Groups * item) + group] = (float)mean;
                Saved[(2L * Groups * item) + Groups + group] = (float)scale;
            }

            for (int channel = group * (channels / Groups); channel < (group + 1) * (channels / Groups); channel++)
            {
                double factor = (Gamma == null ? 1 : Gamma[channel]) * scale;
                affine[channel] = (float)factor;
                affine[channels + channel] = (float)((Beta == null ? 0 : Beta[channel]) - (factor * mean));
            }
        }

        AffineWork<TActivation>.Run(Rows, Input + place, affine, Output + place);
    }

    /// <summary>A group's mean and scale from its channels' means and sums of squared distances, which have equally many pixels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly (double Mean, double Scale) Combine(double* moments, int group)
    {
        int count = Rows.Channels / Groups;
        double* means = moments + (group * count);
        double mean = 0;
        for (int i = 0; i < count; i++)
        {
            mean += means[i] / count;
        }

        double squares = 0;
        for (int i = 0; i < count; i++)
        {
            double distance = means[i] - mean;
            squares += means[Rows.Channels + i] + (Rows.Pixels * distance * distance);
        }

        return (mean, 1 / Math.Sqrt((squares / ((double)Rows.Pixels * count)) + Epsilon));
    }
}
