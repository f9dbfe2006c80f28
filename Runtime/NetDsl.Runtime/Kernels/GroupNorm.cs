using System.Runtime.CompilerServices;
using NetDsl.Memory;
using NetDsl.Threading;

namespace NetDsl.Kernels;

/// <summary>
/// Group normalisation (Wu and He, 2018): each group of neighbouring channels of a sample is normalised by its mean and variance over
/// all pixels, then each channel is scaled by gamma and shifted by beta. It is the same in training and inference.
/// </summary>
public static unsafe class GroupNorm
{
    /// <summary>Normalises. The variance is divided by the number of values in a group.</summary>
    /// <param name="batch">Samples.</param>
    /// <param name="input">Batch × pixels × channels.</param>
    /// <param name="gamma">A factor for each channel, or empty for 1.</param>
    /// <param name="beta">An offset for each channel, or empty for 0.</param>
    /// <param name="saved">
    /// Batch × 2 × groups: takes each sample's means and then 1 / √(variance + epsilon) for <see cref="Backward"/>; empty where nobody asks.
    /// </param>
    /// <param name="output">Batch × pixels × channels; may be the input.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward<TNorm, TActivation>(
        int batch, ReadOnlySpan<float> input, ReadOnlySpan<float> gamma, ReadOnlySpan<float> beta, Span<float> saved, Span<float> output)
        where TNorm : struct, IGroupNorm
        where TActivation : struct, IActivation
    {
        int size = TNorm.Pixels * TNorm.Channels;
        BatchGuard.Check(batch, size, input, size, output);
        BatchGuard.Check(batch, size, input, saved.IsEmpty ? 0 : 2 * TNorm.Groups, saved);
        BatchGuard.CheckChannels(TNorm.Channels, gamma);
        BatchGuard.CheckChannels(TNorm.Channels, beta);
        fixed (float* source = input, factors = gamma, offsets = beta, statistics = saved, target = output)
        {
            GroupNormWork<TActivation> work = new()
            {
                Rows = new(TNorm.Channels, TNorm.Pixels),
                Groups = TNorm.Groups,
                Epsilon = TNorm.Epsilon,
                Input = source,
                Gamma = factors,
                Beta = offsets,
                Saved = statistics,
                Output = target,
            };
            WorkerPool.Run(ref work, batch, 0.6 * batch * size);
        }
    }

    /// <summary>Brings gamma and beta together for <see cref="Infer"/>.</summary>
    /// <param name="gamma">A factor for each channel, or empty for 1.</param>
    /// <param name="beta">An offset for each channel, or empty for 0.</param>
    /// <param name="packed">2 × channels: takes the factors, then the offsets.</param>
    public static void Pack<TNorm>(ReadOnlySpan<float> gamma, ReadOnlySpan<float> beta, Span<float> packed)
        where TNorm : struct, IGroupNorm => PackedAffine.Pack(TNorm.Channels, gamma, beta, packed);

    /// <summary>As <see cref="Forward"/>, for predictions: nothing is kept.</summary>
    /// <param name="batch">Samples.</param>
    /// <param name="input">Batch × pixels × channels.</param>
    /// <param name="packed">What <see cref="Pack"/> gave.</param>
    /// <param name="output">Batch × pixels × channels; may be the input.</param>
    public static void Infer<TNorm, TActivation>(int batch, ReadOnlySpan<float> input, ReadOnlySpan<float> packed, Span<float> output)
        where TNorm : struct, IGroupNorm
        where TActivation : struct, IActivation =>
        Forward<TNorm, TActivation>(batch, input, packed[..TNorm.Channels], packed.Slice(TNorm.Channels, TNorm.Channels), default, output);

    /// <summary>The gradients, through each group's statistics too.</summary>
    /// <param name="batch">Samples.</param>
    /// <param name="input">Batch × pixels × channels: the input of the forward pass.</param>
    /// <param name="outputGradient">Batch × pixels × channels, before the activation.</param>
    /// <param name="gamma">A factor for each channel, or empty for 1.</param>
    /// <param name="saved">What <see cref="Forward"/> gave.</param>
    /// <param name="inputGradient">Batch × pixels × channels; may be the output's gradient, or empty where nobody needs it.</param>
    /// <param name="gammaGradient">One value a channel, or empty.</param>
    /// <param name="betaGradient">One value a channel, or empty.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Backward<TNorm>(
        int batch,
        ReadOnlySpan<float> input,
        ReadOnlySpan<float> outputGradient,
        ReadOnlySpan<float> gamma,
        ReadOnlySpan<float> saved,
        Span<float> inputGradient,
        Span<float> gammaGradient,
        Span<float> betaGradient)
        where TNorm : struct, IGroupNorm
    {
        int channels = TNorm.Channels;
        int size = TNorm.Pixels * channels;
        BatchGuard.Check(batch, size, input, size, outputGradient);
        BatchGuard.Check(batch, 2 * TNorm.Groups, saved, inputGradient.IsEmpty ? 0 : size, inputGradient);
        BatchGuard.CheckChannels(channels, gamma);
        fixed (float* source = input, gradient = outputGradient, factors = gamma, statistics = saved, target = inputGradient)
        {
            GroupNormGradientWork work = new()
            {
                Rows = new(channels, TNorm.Pixels),
                Groups = TNorm.Groups,
                Input = source,
                OutputGradient = gradient,
                Gamma = factors,
                Saved = statistics,
                InputGradient = target,
                Totals = Scratch.Doubles(ScratchUse.SampleSums, 2L * channels * batch),
            };
            WorkerPool.Run(ref work, batch, 0.8 * batch * size);
            PartialSums.Join(work.Totals, batch, channels, gammaGradient, betaGradient);
        }
    }
}
