using ILGPU;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>
/// Weights with the batch normalisation that follows folded into them: each output channel's weights times its factor, and its bias times
/// the factor plus its offset.
/// </summary>
internal static class Folding
{
    /// <summary>Folds a factor and an offset for each output channel into kernel and bias.</summary>
    /// <param name="queue">Where it runs.</param>
    /// <param name="kernel">Weights; behind each output channel lie as many of them as <paramref name="inner"/> says.</param>
    /// <param name="bias">One value an output channel, or empty.</param>
    /// <param name="affine">A factor for each output channel, then an offset for each.</param>
    /// <param name="foldedKernel">As the kernel.</param>
    /// <param name="foldedBias">One value an output channel.</param>
    /// <param name="channels">Output channels.</param>
    /// <param name="inner">Weights that share a channel and lie beside each other; 1 where the output channel is the last axis.</param>
    public static void Run(
        DeviceQueue queue,
        DeviceSpan kernel,
        DeviceSpan bias,
        DeviceSpan affine,
        DeviceSpan foldedKernel,
        DeviceSpan foldedBias,
        int channels,
        int inner)
    {
        SpanGuard.CheckWeights(kernel.Length, foldedKernel);
        SpanGuard.CheckWeights(channels, bias, mayBeAbsent: true);
        SpanGuard.CheckWeights(2L * channels, affine);
        SpanGuard.CheckWeights(channels, foldedBias);
        var size = LaunchSize.ForItems(Math.Max(kernel.Length, channels)).Touching(kernel, bias, affine, foldedKernel, foldedBias);
        queue.Launch(
            size,
            FoldKernel,
            kernel.View,
            bias.View,
            bias.IsEmpty ? 0 : 1,
            affine.View,
            foldedKernel.View,
            foldedBias.View,
            channels,
            inner,
            checked((int)kernel.Length));
    }

    private static void FoldKernel(
        ArrayView<float> kernel,
        ArrayView<float> bias,
        int hasBias,
        ArrayView<float> affine,
        ArrayView<float> foldedKernel,
        ArrayView<float> foldedBias,
        int channels,
        int inner,
        int weights)
    {
        var index = (Grid.IdxX * LaunchSize.MostThreads) + Group.IdxX;
        if (index < weights)
        {
            foldedKernel[index] = kernel[index] * affine[index / inner % channels];
        }

        if (index < channels)
        {
            var value = 0f;
            if (hasBias != 0)
            {
                value = bias[index] * affine[index];
            }

            foldedBias[index] = value + affine[channels + index];
        }
    }
}
