using System.Runtime.CompilerServices;
using NetDsl.Memory;
using NetDsl.Threading;

namespace NetDsl.Kernels;

/// <summary>
/// Layer normalisation (Ba, Kiros and Hinton, 2016): the channels of each pixel are normalised by their own mean and variance, then
/// scaled by gamma and shifted by beta.
/// </summary>
public static unsafe class LayerNorm
{
    /// <summary>Normalises. The variance is divided by the number of channels.</summary>
    /// <param name="batch">Samples.</param>
    /// <param name="input">Batch × pixels × channels.</param>
    /// <param name="gamma">A factor for each channel, or empty for 1.</param>
    /// <param name="beta">An offset for each channel, or empty for 0.</param>
    /// <param name="saved">
    /// Batch × pixels × 2: takes each pixel's mean and 1 / √(variance + epsilon) for <see cref="Backward"/>; empty where nobody asks.
    /// </param>
    /// <param name="output">Batch × pixels × channels; may be the input.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward<TNorm, TActivation>(
        int batch, ReadOnlySpan<float> input, ReadOnlySpan<float> gamma, ReadOnlySpan<float> beta, Span<float> saved, Span<float> output)
        where TNorm : struct, ILayerNorm
        where TActivation : struct, IActivation
    {
        int size = TNorm.Pixels * TNorm.Channels;
        BatchGuard.Check(batch, size, input, size, output);
        BatchGuard.Check(batch, size, input, saved.IsEmpty ? 0 : 2 * TNorm.Pixels, saved);
        BatchGuard.CheckChannels(TNorm.Channels, gamma);
        BatchGuard.CheckChannels(TNorm.Channels, beta);
        fixed (float* source = input, factors = gamma, offsets = beta, statistics = saved, target = output)
        {
            LayerNormWork<TActivation> work = new()
            {
                Rows = new(TNorm.Channels, batch * TNorm.Pixels),
                Epsilon = TNorm.Epsilon,
                Input = source,
                Gamma = factors,
                Beta = offsets,
                Saved = statistics,
                Output = target,
            };
            WorkerPool.Run(ref work, work.Rows.Blocks, 0.5 * batch * size);
        }
    }

    /// <summary>Brings gamma and beta together for <see cref="Infer"/>.</summary>
    /// <param name="gamma">A factor for each channel, or empty for 1.</param>
    /// <param name="beta">An offset for each channel, or empty for 0.</param>
    /// <param name="packed">2 × channels: takes the factors, then the offsets.</param>
    public static void Pack<TNorm>(ReadOnlySpan<float> gamma, ReadOnlySpan<float> beta, Span<float> packed)
        where TNorm : struct, ILayerNorm => PackedAffine.Pack(TNorm.Channels, gamma, beta, packed);

    /// <summary>As <see cref="Forward"/>, for predictions: nothing is kept.</summary>
    /// <param name="batch">Samples.</param>
    /// <param name="input">Batch × pixels × channels.</param>
    /// <param name="packed">What <see cref="Pack"/> gave.</param>
    /// <param name="output">Batch × pixels × channels; may be the input.</param>
    public static void Infer<TNorm, TActivation>(int batch, ReadOnlySpan<float> input, ReadOnlySpan<float> packed, Span<float> output)
        where TNorm : struct, ILayerNorm
        where TActivation : struct, IActivation =>
        Forward<TNorm, TActivation>(batch, input, packed[..TNorm.Channels], packed.Slice(TNorm.Channels, TNorm.Channels), default, output);

    /// <summary>The gradients, through each pixel's statistics too.</summary>
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
        where TNorm : struct, ILayerNorm
    {
        int channels = TNorm.Channels;
        int size = TNorm.Pixels * channels;
        BatchGuard.Check(batch, size, input, size, outputGradient);
        BatchGuard.Check(batch, 2 * TNorm.Pixels, saved, inputGradient.IsEmpty ? 0 : size, inputGradient);
        BatchGuard.CheckChannels(channels, gamma);
        PixelBlocks rows = new(channels, batch * TNorm.Pixels);
        fixed (float* source = input, gradient = outputGradient, factors = gamma, statistics = saved, target = inputGradient)
        {
            LayerNormGradientWork work = new()
            {
                Rows = rows,
                Input = source,
                OutputGradient = gradient,
                Gamma = factors,
                Saved = statistics,
                InputGradient = target,
                Partials = Scratch.Doubles(ScratchUse.SampleSums, 2L * channels * rows.Blocks),
            };
            WorkerPool.Run(ref work, rows.Blocks, 1.0 * batch * size);
            PartialSums.Join(work.Partials, rows.Blocks, channels, gammaGradient, betaGradient);
        }
    }
}
