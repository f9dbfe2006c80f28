using System.Runtime.CompilerServices;
using NetDsl.Memory;

namespace NetDsl.Kernels;

/// <summary>
/// Depthwise convolution of batch × height × width × channels: output channel c sees input channel c / multiplier only.
/// </summary>
public static unsafe class DepthwiseConv2D
{
    /// <summary>Packs weights for predictions.</summary>
    /// <param name="kernel">Kernel height × kernel width × input channels × multiplier.</param>
    /// <param name="bias">One value an output channel, or empty.</param>
    /// <param name="packed">Takes the packed weights and the bias.</param>
    public static void Pack<TConv>(ReadOnlySpan<float> kernel, ReadOnlySpan<float> bias, Span<float> packed)
        where TConv : struct, IDepthwiseConv2D => DepthwisePacking.Pack(Geometry<TConv>(), kernel, bias, default, packed);

    /// <summary>Packs weights with the batch normalisation that follows the convolution folded into them.</summary>
    /// <param name="kernel">Kernel height × kernel width × input channels × multiplier.</param>
    /// <param name="bias">One value an output channel, or empty.</param>
    /// <param name="affine">A factor for each output channel, then an offset for each: what BatchNorm.Fold gives.</param>
    /// <param name="packed">Takes the packed weights and the bias.</param>
    public static void PackFolded<TConv>(
        ReadOnlySpan<float> kernel, ReadOnlySpan<float> bias, ReadOnlySpan<float> affine, Span<float> packed)
        where TConv : struct, IDepthwiseConv2D =>
        DepthwisePacking.Pack(Geometry<TConv>(), kernel, bias, affine[..(2 * TConv.OutputChannels)], packed);

    /// <summary>output = activation(convolution of the input + bias).</summary>
    /// <param name="batch">Samples.</param>
    /// <param name="input">Batch × input height × input width × input channels.</param>
    /// <param name="packed">What <see cref="Pack"/> or <see cref="PackFolded"/> gave.</param>
    /// <param name="output">Batch × output height × output width × output channels.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward<TConv, TActivation>(
        int batch, ReadOnlySpan<float> input, ReadOnlySpan<float> packed, Span<float> output)
        where TConv : struct, IDepthwiseConv2D
        where TActivation : struct, IActivation
    {
        ConvGeometry conv = Geometry<TConv>();
        BatchGuard.Check(batch, conv.InputSize, input, conv.OutputSize, output);
        BatchGuard.CheckPacked(PackedLayout.Depthwise(conv.Taps, conv.OutputChannels), packed);
        fixed (float* source = input, weights = packed, target = output)
        {
            if (DepthwiseMap.Serves(conv))
            {
                int step = PackedLayout.RoundUp(conv.OutputChannels);
                float* bias = weights + ((long)conv.Taps * step);
                DepthwiseWork<TActivation>.Run(DepthwiseMap.Forward(conv), batch, source, weights, step, bias, target);
                return;
            }

            CorrelationWork<TActivation>.Run(Correlation.DepthwiseForward(conv), batch, source, weights, target);
        }
    }

    /// <summary>As the other, from weights as they lie: for a training step, whose weights are new.</summary>
    /// <param name="batch">Samples.</param>
    /// <param name="input">Batch × input height × input width × input channels.</param>
    /// <param name="kernel">Kernel height × kernel width × input channels × multiplier.</param>
    /// <param name="bias">One value an output channel, or empty.</param>
    /// <param name="output">Batch × output height × output width × output channels.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward<TConv, TActivation>(
        int batch, ReadOnlySpan<float> input, ReadOnlySpan<float> kernel, ReadOnlySpan<float> bias, Span<float> output)
        where TConv : struct, IDepthwiseConv2D
        where TActivation : struct, IActivation
    {
        Span<float> packed = Scratch.Span(ScratchUse.PackedKernel, PackedLayout.Depthwise(TConv.KernelHeight * TConv.KernelWidth, TConv.OutputChannels));
        Pack<TConv>(kernel, bias, packed);
        Forward<TConv, TActivation>(batch, input, packed, output);
    }

    /// <summary>The gradient with respect to the input.</summary>
    /// <param name="batch">Samples.</param>
    /// <param name="outputGradient">Batch × output height × output width × output channels, before the activation.</param>
    /// <param name="kernel">The weights as they are, not packed.</param>
    /// <param name="inputGradient">Batch × input height × input width × input channels.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void BackwardInput<TConv>(
        int batch, ReadOnlySpan<float> outputGradient, ReadOnlySpan<float> kernel, Span<float> inputGradient)
        where TConv : struct, IDepthwiseConv2D
    {
        ConvGeometry conv = Geometry<TConv>();
        BatchGuard.Check(batch, conv.OutputSize, outputGradient, conv.InputSize, inputGradient);
        fixed (float* source = outputGradient, weights = kernel[..(conv.Taps * conv.OutputChannels)], target = inputGradient)
        {
            if (DepthwiseMap.Serves(conv))
            {
                DepthwiseMap map = DepthwiseMap.DataGradient(conv);
                DepthwiseWork<Identity>.Run(map, batch, source, weights, conv.OutputChannels, null, target);
                return;
            }

            DepthwiseGradient.Run(conv, batch, source, weights, target);
        }
    }

    /// <summary>The gradients with respect to kernel and bias, summed over the batch.</summary>
    /// <param name="batch">Samples.</param>
    /// <param name="input">Batch × input height × input width × input channels.</param>
    /// <param name="outputGradient">Batch × output height × output width × output channels, before the activation.</param>
    /// <param name="kernelGradient">Kernel height × kernel width × input channels × multiplier.</param>
    /// <param name="biasGradient">One value an output channel, or empty.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void BackwardWeights<TConv>(
        int batch,
        ReadOnlySpan<float> input,
        ReadOnlySpan<float> outputGradient,
        Span<float> kernelGradient,
        Span<float> biasGradient)
        where TConv : struct, IDepthwiseConv2D
    {
        ConvGeometry conv = Geometry<TConv>();
        BatchGuard.Check(batch, conv.InputSize, input, conv.OutputSize, outputGradient);
        BatchGuard.CheckBias(conv.OutputChannels, biasGradient);
        fixed (float* source = input, gradient = outputGradient, kernel = kernelGradient[..(conv.Taps * conv.OutputChannels)], bias = biasGradient)
        {
            if (DepthwiseMap.Serves(conv))
            {
                DepthwiseSumsWork.Run(conv, batch, source, gradient, kernel, bias);
                return;
            }

            WeightGradient.Run(Correlation.DepthwiseForward(conv), batch, source, gradient, kernel, bias);
        }
    }

    private static ConvGeometry Geometry<TConv>()
        where TConv : struct, IDepthwiseConv2D => ConvGeometry.FromWindow<TConv>(1);
}
