using System.Runtime.CompilerServices;
using NetDsl.Memory;

namespace NetDsl.Kernels;

/// <summary>
/// Transposed convolution of batch × height × width × channels (Zeiler et al., 2010): the adjoint of a convolution that leads from the
/// output to the input. What is a convolution's data gradient is its forward pass, and the other way round, so it runs on the same
/// micro-kernels; a batch normalisation behind it, its bias and its activation are one more pass over the output.
/// </summary>
public static unsafe class ConvTranspose2D
{
    /// <summary>Packs weights for predictions.</summary>
    /// <param name="kernel">Kernel height × kernel width × output channels × input channels.</param>
    /// <param name="bias">One value an output channel, or empty.</param>
    /// <param name="packed">Takes the packed weights, then a factor and an offset for each output channel.</param>
    public static void Pack<TConv>(ReadOnlySpan<float> kernel, ReadOnlySpan<float> bias, Span<float> packed)
        where TConv : struct, IConvTranspose2D => PackFolded<TConv>(kernel, bias, default, packed);

    /// <summary>Packs weights with the batch normalisation that follows.</summary>
    /// <param name="kernel">Kernel height × kernel width × output channels × input channels.</param>
    /// <param name="bias">One value an output channel, or empty.</param>
    /// <param name="affine">A factor for each output channel, then an offset for each: what BatchNorm.Fold gives; empty for none.</param>
    /// <param name="packed">Takes the packed weights, then a factor and an offset for each output channel.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void PackFolded<TConv>(
        ReadOnlySpan<float> kernel, ReadOnlySpan<float> bias, ReadOnlySpan<float> affine, Span<float> packed)
        where TConv : struct, IConvTranspose2D
    {
        ConvGeometry adjoint = Adjoint<TConv>();
        int channels = TConv.OutputChannels;
        DataGradient.Pack(adjoint, kernel, packed);
        Span<float> factors = packed.Slice(adjoint.PackedTransposedSize, 2 * channels);
        for (int channel = 0; channel < channels; channel++)
        {
            float factor = affine.IsEmpty ? 1 : affine[channel];
            factors[channel] = factor;
            factors[channels + channel] = (bias.IsEmpty ? 0 : bias[channel] * factor) + (affine.IsEmpty ? 0 : affine[channels + channel]);
        }
    }

    /// <summary>output = activation(transposed convolution of the input + bias).</summary>
    /// <param name="batch">Samples.</param>
    /// <param name="input">Batch × input height × input width × input channels.</param>
    /// <param name="packed">What <see cref="Pack"/> or <see cref="PackFolded"/> gave.</param>
    /// <param name="output">Batch × output height × output width × output channels.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward<TConv, TActivation>(
        int batch, ReadOnlySpan<float> input, ReadOnlySpan<float> packed, Span<float> output)
        where TConv : struct, IConvTranspose2D
        where TActivation : struct, IActivation
    {
        ConvGeometry adjoint = Adjoint<TConv>();
        BatchGuard.Check(batch, adjoint.OutputSize, input, adjoint.InputSize, output);
        BatchGuard.CheckPacked(adjoint.PackedTransposedSize + (2 * TConv.OutputChannels), packed);
        fixed (float* source = input, weights = packed, target = output)
        {
            DataGradient.Run(adjoint, batch, source, weights, target);
            ChannelRows rows = new(TConv.OutputChannels, batch * TConv.OutputHeight * TConv.OutputWidth);
            AffineWork<TActivation>.Run(rows, target, weights + adjoint.PackedTransposedSize, target);
        }
    }

    /// <summary>As the other, from weights as they lie: for a training step, whose weights are new.</summary>
    /// <param name="batch">Samples.</param>
    /// <param name="input">Batch × input height × input width × input channels.</param>
    /// <param name="kernel">Kernel height × kernel width × output channels × input channels.</param>
    /// <param name="bias">One value an output channel, or empty.</param>
    /// <param name="output">Batch × output height × output width × output channels.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward<TConv, TActivation>(
        int batch, ReadOnlySpan<float> input, ReadOnlySpan<float> kernel, ReadOnlySpan<float> bias, Span<float> output)
        where TConv : struct, IConvTranspose2D
        where TActivation : struct, IActivation
    {
        Span<float> packed = Scratch.Span(ScratchUse.PackedKernel, Adjoint<TConv>().PackedTransposedSize + (2 * TConv.OutputChannels));
        Pack<TConv>(kernel, bias, packed);
        Forward<TConv, TActivation>(batch, input, packed, output);
    }

    /// <summary>The gradient with respect to the input.</summary>
    /// <param name="batch">Samples.</param>
    /// <param name="outputGradient">Batch × output height × output width × output channels, before the activation.</param>
    /// <param name="kernel">Kernel height × kernel width × output channels × input channels.</param>
    /// <param name="inputGradient">Batch × input height × input width × input channels.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void BackwardInput<TConv>(
        int batch, ReadOnlySpan<float> outputGradient, ReadOnlySpan<float> kernel, Span<float> inputGradient)
        where TConv : struct, IConvTranspose2D
    {
        ConvGeometry adjoint = Adjoint<TConv>();
        BatchGuard.Check(batch, adjoint.InputSize, outputGradient, adjoint.OutputSize, inputGradient);
        Span<float> packed = Scratch.Span(ScratchUse.PackedKernel, adjoint.PackedSize);
        WeightPacking.Pack(adjoint, kernel, default, default, packed);
        fixed (float* source = outputGradient, weights = packed, target = inputGradient)
        {
            CorrelationWork<Identity>.Run(Correlation.Forward(adjoint), batch, source, weights, target);
        }
    }

    /// <summary>The gradients with respect to kernel and bias, summed over the batch.</summary>
    /// <param name="batch">Samples.</param>
    /// <param name="input">Batch × input height × input width × input channels.</param>
    /// <param name="outputGradient">Batch × output height × output width × output channels, before the activation.</param>
    /// <param name="kernelGradient">Kernel height × kernel width × output channels × input channels.</param>
    /// <param name="biasGradient">One value an output channel, or empty.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void BackwardWeights<TConv>(
        int batch,
        ReadOnlySpan<float> input,
        ReadOnlySpan<float> outputGradient,
        Span<float> kernelGradient,
        Span<float> biasGradient)
        where TConv : struct, IConvTranspose2D
    {
        ConvGeometry adjoint = Adjoint<TConv>();
        BatchGuard.Check(batch, adjoint.OutputSize, input, adjoint.InputSize, outputGradient);
        BatchGuard.CheckBias(TConv.OutputChannels, biasGradient);
        fixed (float* source = input, gradient = outputGradient, kernel = kernelGradient[..adjoint.KernelSize])
        {
            WeightGradient.Run(Correlation.Forward(adjoint), batch, gradient, source, kernel, null);
            if (!biasGradient.IsEmpty)
            {
                ChannelRows rows = new(TConv.OutputChannels, batch * TConv.OutputHeight * TConv.OutputWidth);
                ChannelSumsWork.Run(rows, gradient, biasGradient);
            }
        }
    }

    /// <summary>The convolution from the output to the input.</summary>
    private static ConvGeometry Adjoint<TConv>()
        where TConv : struct, IConvTranspose2D => new(
            TConv.OutputHeight,
            TConv.OutputWidth,
            TConv.OutputChannels,
            TConv.InputHeight,
            TConv.InputWidth,
            TConv.InputChannels,
            TConv.KernelHeight,
            TConv.KernelWidth,
            TConv.StrideHeight,
            TConv.StrideWidth,
            TConv.DilationHeight,
            TConv.DilationWidth,
            TConv.PaddingTop,
            TConv.PaddingLeft,
            Groups: 1,
            TConv.MinimalFiltering);
}
