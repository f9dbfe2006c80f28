using System.Runtime.CompilerServices;
using NetDsl.Memory;
using NetDsl.Threading;

namespace NetDsl.Kernels;

/// <summary>
/// Batch normalisation (Ioffe and Szegedy, 2015): each channel is normalised by its mean and variance over all pixels of the batch in
/// training, and by moving statistics in inference, then scaled by gamma and shifted by beta.
/// </summary>
public static unsafe partial class BatchNorm
{
    /// <summary>
    /// Normalises by the batch's statistics and brings them into the moving ones: moving = momentum · moving + (1 − momentum) · new. The
    /// variance is divided by n to normalise and by n − 1 for the moving variance, as PyTorch and TensorFlow's fused kernel do.
    /// </summary>
    /// <param name="batch">Samples.</param>
    /// <param name="input">Batch × pixels × channels.</param>
    /// <param name="gamma">A factor for each channel, or empty for 1.</param>
    /// <param name="beta">An offset for each channel, or empty for 0.</param>
    /// <param name="movingMean">The moving mean of each channel, updated.</param>
    /// <param name="movingVariance">The moving variance of each channel, updated.</param>
    /// <param name="saved">2 × channels: takes the batch's means, then 1 / √(variance + epsilon), for the backward pass.</param>
    /// <param name="output">Batch × pixels × channels; may be the input.</param>
    public static void Forward<TNorm, TActivation>(
        int batch,
        ReadOnlySpan<float> input,
        ReadOnlySpan<float> gamma,
        ReadOnlySpan<float> beta,
        Span<float> movingMean,
        Span<float> movingVariance,
        Span<float> saved,
        Span<float> output)
        where TNorm : struct, IBatchNorm
        where TActivation : struct, IActivation =>
        ForwardAdd<TNorm, TActivation>(batch, input, gamma, beta, movingMean, movingVariance, saved, default, output);

    /// <summary>As <see cref="Forward"/>, and adds a residual in front of the activation.</summary>
    /// <param name="batch">Samples.</param>
    /// <param name="input">Batch × pixels × channels.</param>
    /// <param name="gamma">A factor for each channel, or empty for 1.</param>
    /// <param name="beta">An offset for each channel, or empty for 0.</param>
    /// <param name="movingMean">The moving mean of each channel, updated.</param>
    /// <param name="movingVariance">The moving variance of each channel, updated.</param>
    /// <param name="saved">2 × channels: takes the batch's means, then 1 / √(variance + epsilon), for the backward pass.</param>
    /// <param name="residual">Batch × pixels × channels, or empty.</param>
    /// <param name="output">Batch × pixels × channels; may be the input or the residual.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ForwardAdd<TNorm, TActivation>(
        int batch,
        ReadOnlySpan<float> input,
        ReadOnlySpan<float> gamma,
        ReadOnlySpan<float> beta,
        Span<float> movingMean,
        Span<float> movingVariance,
        Span<float> saved,
        ReadOnlySpan<float> residual,
        Span<float> output)
        where TNorm : struct, IBatchNorm
        where TActivation : struct, IActivation
    {
        int channels = TNorm.Channels;
        BatchGuard.Check(batch, TNorm.Pixels * channels, input, TNorm.Pixels * channels, output);
        BatchGuard.Check(batch, residual.IsEmpty ? 0 : TNorm.Pixels * channels, residual, TNorm.Pixels * channels, output);
        ChannelRows rows = new(channels, batch * TNorm.Pixels);
        if (rows.Pixels == 0)
        {
            return;
        }

        fixed (float* source = input, added = residual, target = output, statistics = saved[..(2 * channels)])
        {
            double* moments = Moments(rows, source);
            double unbias = rows.Pixels > 1 ? 1.0 / (rows.Pixels - 1) : 1;
            for (int channel = 0; channel < channels; channel++)
            {
                double squares = moments[channels + channel];
                statistics[channel] = (float)moments[channel];
                statistics[channels + channel] = (float)(1 / Math.Sqrt((squares / rows.Pixels) + TNorm.Epsilon));
                Move(ref movingMean[channel], moments[channel], TNorm.Momentum);
                Move(ref movingVariance[channel], squares * unbias, TNorm.Momentum);
            }

            float* affine = Scratch.Floats(ScratchUse.Affine, 2 * channels);
            FromStatistics(channels, gamma, beta, statistics, affine);

            AffineWork<TActivation>.Run(rows, source, affine, target, added);
        }
    }

    /// <summary>Brings normalisation by the moving statistics into the form factor · x + offset.</summary>
    /// <param name="gamma">A factor for each channel, or empty for 1.</param>
    /// <param name="beta">An offset for each channel, or empty for 0.</param>
    /// <param name="mean">The moving mean of each channel.</param>
    /// <param name="variance">The moving variance of each channel.</param>
    /// <param name="affine">2 × channels: takes the factors, then the offsets.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Fold<TNorm>(
        ReadOnlySpan<float> gamma, ReadOnlySpan<float> beta, ReadOnlySpan<float> mean, ReadOnlySpan<float> variance, Span<float> affine)
        where TNorm : struct, IBatchNorm
    {
        int channels = TNorm.Channels;
        for (int channel = 0; channel < channels; channel++)
        {
            double factor = (gamma.IsEmpty ? 1 : gamma[channel]) / Math.Sqrt((double)variance[channel] + TNorm.Epsilon);
            affine[channel] = (float)factor;
            affine[channels + channel] = (float)((beta.IsEmpty ? 0 : beta[channel]) - (mean[channel] * factor));
        }
    }

    /// <summary>output = activation(factor · input + offset).</summary>
    /// <param name="batch">Samples.</param>
    /// <param name="input">Batch × pixels × channels.</param>
    /// <param name="affine">What <see cref="Fold"/> gave.</param>
    /// <param name="output">Batch × pixels × channels; may be the input.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Infer<TNorm, TActivation>(int batch, ReadOnlySpan<float> input, ReadOnlySpan<float> affine, Span<float> output)
        where TNorm : struct, IBatchNorm
        where TActivation : struct, IActivation
    {
        BatchGuard.Check(batch, TNorm.Pixels * TNorm.Channels, input, TNorm.Pixels * TNorm.Channels, output);
        fixed (float* source = input, factors = affine[..(2 * TNorm.Channels)], target = output)
        {
            AffineWork<TActivation>.Run(new ChannelRows(TNorm.Channels, batch * TNorm.Pixels), source, factors, target);
        }
    }

    /// <summary>The gradients, through the batch's statistics too.</summary>
    /// <param name="batch">Samples.</param>
    /// <param name="input">Batch × pixels × channels: the input of the forward pass.</param>
    /// <param name="outputGradient">Batch × pixels × channels, before the activation.</param>
    /// <param name="gamma">A factor for each channel, or empty for 1.</param>
    /// <param name="saved">What <see cref="Forward"/> gave.</param>
    /// <param name="inputGradient">Batch × pixels × channels; may be the output's gradient, or empty where nobody needs it.</param>
    /// <param name="gammaGradient">One value a channel, or empty.</param>
    /// <param name="betaGradient">One value a channel, or empty.</param>
    public static void Backward<TNorm>(
        int batch,
        ReadOnlySpan<float> input,
        ReadOnlySpan<float> outputGradient,
        ReadOnlySpan<float> gamma,
        ReadOnlySpan<float> saved,
        Span<float> inputGradient,
        Span<float> gammaGradient,
        Span<float> betaGradient)
        where TNorm : struct, IBatchNorm =>
        Backward<TNorm, Identity>(batch, input, outputGradient, gamma, default, saved, inputGradient, gammaGradient, betaGradient);

    /// <summary>The gradients, from behind the activation and through the batch's statistics too.</summary>
    /// <param name="batch">Samples.</param>
    /// <param name="input">Batch × pixels × channels: the input of the forward pass.</param>
    /// <param name="outputGradient">Batch × pixels × channels, behind the activation.</param>
    /// <param name="gamma">A factor for each channel, or empty for 1.</param>
    /// <param name="beta">An offset for each channel, or empty for 0: the activation is computed again.</param>
    /// <param name="saved">What <see cref="Forward"/> gave.</param>
    /// <param name="inputGradient">Batch × pixels × channels; may be the output's gradient, or empty where nobody needs it.</param>
    /// <param name="gammaGradient">One value a channel, or empty.</param>
    /// <param name="betaGradient">One value a channel, or empty.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Backward<TNorm, TActivation>(
        int batch,
        ReadOnlySpan<float> input,
        ReadOnlySpan<float> outputGradient,
        ReadOnlySpan<float> gamma,
        ReadOnlySpan<float> beta,
        ReadOnlySpan<float> saved,
        Span<float> inputGradient,
        Span<float> gammaGradient,
        Span<float> betaGradient)
        where TNorm : struct, IBatchNorm
        where TActivation : struct, ISlopeFromOutput
    {
        int channels = TNorm.Channels;
        int size = TNorm.Pixels * channels;
        BatchGuard.Check(batch, size, input, size, outputGradient);
        BatchGuard.Check(batch, size, input, inputGradient.IsEmpty ? 0 : size, inputGradient);
        ChannelRows rows = new(channels, batch * TNorm.Pixels);
        fixed (float* source = input, gradient = outputGradient, target = inputGradient, statistics = saved[..(2 * channels)])
        {
            // Factor, products' factor, offset, mean, and the factor and offset in front of the activation.
            float* coefficients = Scratch.Floats(ScratchUse.Affine, 6 * channels);
            float* means = coefficients + (3 * channels);
            new ReadOnlySpan<float>(statistics, channels).CopyTo(new Span<float>(means, channels));
            FromStatistics(channels, gamma, beta, statistics, means + channels);
            double* totals = NormGradientWork<TActivation>.Totals(rows, source, gradient, means);
            for (int channel = 0; channel < channels; channel++)
            {
                double scale = statistics[channels + channel];
                double factor = (gamma.IsEmpty ? 1 : gamma[channel]) * scale;
                double count = Math.Max(1, rows.Pixels);
                coefficients[channel] = (float)factor;
                coefficients[channels + channel] = (float)(-factor * scale * scale * totals[channels + channel] / count);
                coefficients[(2 * channels) + channel] = (float)(-factor * totals[channel] / count);
                Set(gammaGradient, channel, scale * totals[channels + channel]);
                Set(betaGradient, channel, totals[channel]);
            }

            if (!inputGradient.IsEmpty)
            {
                NormInputGradientWork<TActivation>.Run(rows, source, gradient, coefficients, target);
            }
        }
    }

    /// <summary>The factor and offset of each channel by the batch's statistics, the same bits wherever they are computed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FromStatistics(int channels, ReadOnlySpan<float> gamma, ReadOnlySpan<float> beta, float* statistics, float* affine)
    {
        for (int channel = 0; channel < channels; channel++)
        {
            affine[channel] = (gamma.IsEmpty ? 1 : gamma[channel]) * statistics[channels + channel];
            affine[channels + channel] = (beta.IsEmpty ? 0 : beta[channel]) - (affine[channel] * statistics[channel]);
        }
    }

    private static void Move(ref float moving, double current, float momentum) =>
        moving = (float)((momentum * (double)moving) + ((1 - (double)momentum) * current));

    private static void Set(Span<float> gradient, int channel, double value)
    {
        if (!gradient.IsEmpty)
        {
            gradient[channel] = (float)value;
        }
    }

    private static double* Moments(in ChannelRows rows, float* input)
    {
        double* partials = Scratch.Doubles(ScratchUse.Partials, 2L * rows.Channels * (rows.Blocks + 1));
        MomentsWork work = new() { Rows = rows, Input = input, Partials = partials + (2 * rows.Channels) };
        WorkerPool.Run(ref work, rows.Blocks, 0.3 * rows.Pixels * rows.Channels);
        work.Join(partials);
        return partials;
    }
}
