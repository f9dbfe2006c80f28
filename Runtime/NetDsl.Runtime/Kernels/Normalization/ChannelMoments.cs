using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

/// <summary>The moments of channels in double precision, means and then sums of squared distances from them; four channels at a time.</summary>
internal static unsafe class ChannelMoments
{
    /// <summary>Brings sums of distances from centers, and of their squares, into moments.</summary>
    /// <param name="channels">Channels.</param>
    /// <param name="pixels">Pixels that were summed.</param>
    /// <param name="centers">A center for each channel.</param>
    /// <param name="means">The sums of distances; takes the means.</param>
    /// <param name="squares">The sums of squared distances from the centers; takes those from the means.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void FromDistances(int channels, int pixels, float* centers, double* means, double* squares)
    {
        Vector256<double> share = Vector256.Create(1.0 / pixels);
        int channel = 0;
        for (; channel + 4 <= channels; channel += 4)
        {
            Vector256<double> sums = Vector256.Load(means + channel);
            Vector256<double> offsets = sums * share;
            (Vector256.WidenLower(Vector128.Load(centers + channel).ToVector256Unsafe()) + offsets).Store(means + channel);
            (Vector256.Load(squares + channel) - (sums * offsets)).Store(squares + channel);
        }

        for (; channel < channels; channel++)
        {
            double offset = means[channel] * share.ToScalar();
            squares[channel] -= means[channel] * offset;
            means[channel] = centers[channel] + offset;
        }
    }

    /// <summary>Joins moments of further pixels to those of the ones seen.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Join(int channels, double seen, double pixels, double* part, double* moments)
    {
        double* squares = moments + channels;
        double* partSquares = part + channels;
        double weight = pixels / (seen + pixels);
        Vector256<double> weights = Vector256.Create(weight);
        Vector256<double> between = Vector256.Create(seen * weight);
        int channel = 0;
        for (; channel + 4 <= channels; channel += 4)
        {
            Vector256<double> mean = Vector256.Load(moments + channel);
            Vector256<double> distance = Vector256.Load(part + channel) - mean;
            (mean + (distance * weights)).Store(moments + channel);
            (Vector256.Load(squares + channel) + (Vector256.Load(partSquares + channel) + (distance * distance * between))).Store(squares + channel);
        }

        for (; channel < channels; channel++)
        {
            double distance = part[channel] - moments[channel];
            moments[channel] += distance * weight;
            squares[channel] += partSquares[channel] + (distance * distance * (seen * weight));
        }
    }
}
