using System.Runtime.CompilerServices;
using NetDsl.Memory;

namespace NetDsl.Kernels;

/// <summary>A factor and an offset for each channel, which do not depend on the batch: trained, or from given statistics.</summary>
public static unsafe class ChannelAffine
{
    /// <summary>The smallest standard deviation that is divided by, as Keras' Normalization has it.</summary>
    private const double SmallestDeviation = 1e-7;

    /// <summary>The factors and offsets that are weights.</summary>
    /// <param name="gamma">A factor for each channel.</param>
    /// <param name="beta">An offset for each channel, or empty for 0.</param>
    /// <param name="affine">2 × channels: takes the factors, then the offsets.</param>
    public static void FromWeights<TChannels>(ReadOnlySpan<float> gamma, ReadOnlySpan<float> beta, Span<float> affine)
        where TChannels : struct, IChannels
    {
        int channels = TChannels.Channels;
        gamma[..channels].CopyTo(affine);
        if (beta.IsEmpty)
        {
            affine.Slice(channels, channels).Clear();
        }
        else
        {
            beta[..channels].CopyTo(affine[channels..]);
        }
    }

    /// <summary>The factors and offsets of (x − mean) / max(√variance, 1e-7).</summary>
    /// <param name="mean">The mean of each channel.</param>
    /// <param name="variance">The variance of each channel.</param>
    /// <param name="affine">2 × channels: takes the factors, then the offsets.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void FromStatistics<TChannels>(ReadOnlySpan<float> mean, ReadOnlySpan<float> variance, Span<float> affine)
        where TChannels : struct, IChannels
    {
        int channels = TChannels.Channels;
        for (int channel = 0; channel < channels; channel++)
        {
            double factor = 1 / Math.Max(Math.Sqrt(variance[channel]), SmallestDeviation);
            affine[channel] = (float)factor;
            affine[channels + channel] = (float)(-mean[channel] * factor);
        }
    }

    /// <summary>output = activation(factor · input + offset).</summary>
    /// <param name="batch">Samples.</param>
    /// <param name="input">Batch × pixels × channels.</param>
    /// <param name="affine">2 × channels: factors, then offsets.</param>
    /// <param name="output">Batch × pixels × channels; may be the input.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward<TChannels, TActivation>(int batch, ReadOnlySpan<float> input, ReadOnlySpan<float> affine, Span<float> output)
        where TChannels : struct, IChannels
        where TActivation : struct, IActivation
    {
        int size = TChannels.Pixels * TChannels.Channels;
        BatchGuard.Check(batch, size, input, size, output);
        fixed (float* source = input, factors = affine[..(2 * TChannels.Channels)], target = output)
        {
            AffineWork<TActivation>.Run(new ChannelRows(TChannels.Channels, batch * TChannels.Pixels), source, factors, target);
        }
    }

    /// <summary>The gradient with respect to the input: the output's gradient times the factors.</summary>
    /// <param name="batch">Samples.</param>
    /// <param name="outputGradient">Batch × pixels × channels, before the activation.</param>
    /// <param name="affine">2 × channels: factors, then offsets.</param>
    /// <param name="inputGradient">Batch × pixels × channels; may be the output's gradient.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void BackwardInput<TChannels>(
        int batch, ReadOnlySpan<float> outputGradient, ReadOnlySpan<float> affine, Span<float> inputGradient)
        where TChannels : struct, IChannels
    {
        int channels = TChannels.Channels;
        Span<float> factors = new(Scratch.Floats(ScratchUse.Affine, 2 * channels), 2 * channels);
        affine[..channels].CopyTo(factors);
        factors[channels..].Clear();
        Forward<TChannels, Identity>(batch, outputGradient, factors, inputGradient);
    }

    /// <summary>The gradients with respect to the weights, summed over all pixels of the batch.</summary>
    /// <param name="batch">Samples.</param>
    /// <param name="input">Batch × pixels × channels: the input of the forward pass.</param>
    /// <param name="outputGradient">Batch × pixels × channels, before the activation.</param>
    /// <param name="gammaGradient">One value a channel.</param>
    /// <param name="betaGradient">One value a channel, or empty.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void BackwardWeights<TChannels>(
        int batch, ReadOnlySpan<float> input, ReadOnlySpan<float> outputGradient, Span<float> gammaGradient, Span<float> betaGradient)
        where TChannels : struct, IChannels
    {
        int channels = TChannels.Channels;
        int size = TChannels.Pixels * channels;
        BatchGuard.Check(batch, size, input, size, outputGradient);
        fixed (float* source = input, gradient = outputGradient)
        {
            ChannelRows rows = new(channels, batch * TChannels.Pixels);
            double* totals = NormGradientWork<Identity>.Totals(rows, source, gradient, Scratch.Zeros(channels));
            for (int channel = 0; channel < channels; channel++)
            {
                gammaGradient[channel] = (float)totals[channels + channel];
                if (!betaGradient.IsEmpty)
                {
                    betaGradient[channel] = (float)totals[channel];
                }
            }
        }
    }
}
