using NetDsl.Kernels;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>
/// Depthwise convolution of batch × height × width × channels: output channel c sees input channel c / multiplier only.
/// </summary>
public static class DepthwiseConv2D
{
    /// <summary>Folds the batch normalisation that follows the convolution into its weights.</summary>
    /// <param name="queue">Where it runs.</param>
    /// <param name="kernel">Kernel height × kernel width × input channels × multiplier.</param>
    /// <param name="bias">One value an output channel, or empty.</param>
    /// <param name="affine">A factor for each output channel, then an offset for each: what BatchNorm.Fold gives.</param>
    /// <param name="foldedKernel">As many values as the kernel.</param>
    /// <param name="foldedBias">One value an output channel.</param>
    public static void Fold<TConv>(
        DeviceQueue queue, DeviceSpan kernel, DeviceSpan bias, DeviceSpan affine, DeviceSpan foldedKernel, DeviceSpan foldedBias)
        where TConv : struct, IDepthwiseConv2D
    {
        CheckWeights<TConv>(kernel, bias);
        SpanGuard.CheckWeights(2 * TConv.OutputChannels, affine);
        CheckWeights<TConv>(foldedKernel, foldedBias);
        if (Lanes.AreFour(TConv.OutputChannels, kernel, bias, affine, foldedKernel, foldedBias))
        {
            DepthwiseRun<TConv, FourLanes>.Fold(queue, kernel, bias, affine, foldedKernel, foldedBias);
        }
        else
        {
            DepthwiseRun<TConv, OneLane>.Fold(queue, kernel, bias, affine, foldedKernel, foldedBias);
        }
    }

    /// <summary>output = activation(convolution of the input + bias).</summary>
    /// <param name="queue">Where it runs.</param>
    /// <param name="batch">Samples.</param>
    /// <param name="input">Batch × input height × input width × input channels.</param>
    /// <param name="kernel">Kernel height × kernel width × input channels × multiplier.</param>
    /// <param name="bias">One value an output channel, or empty.</param>
    /// <param name="output">Batch × output height × output width × output channels.</param>
    public static void Forward<TConv, TActivation>(
        DeviceQueue queue, int batch, DeviceSpan input, DeviceSpan kernel, DeviceSpan bias, DeviceSpan output)
        where TConv : struct, IDepthwiseConv2D
        where TActivation : struct, IActivation
    {
        CheckWeights<TConv>(kernel, bias);
        if (AreFour<TConv>(batch, input, output, kernel, bias))
        {
            DepthwiseRun<TConv, FourLanes>.Forward<TActivation>(queue, batch, input, kernel, bias, output);
        }
        else
        {
            DepthwiseRun<TConv, OneLane>.Forward<TActivation>(queue, batch, input, kernel, bias, output);
        }
    }

    /// <summary>The gradient with respect to the input.</summary>
    /// <param name="queue">Where it runs.</param>
    /// <param name="batch">Samples.</param>
    /// <param name="outputGradient">Batch × output height × output width × output channels, before the activation.</param>
    /// <param name="kernel">Kernel height × kernel width × input channels × multiplier.</param>
    /// <param name="inputGradient">Batch × input height × input width × input channels.</param>
    public static void BackwardInput<TConv>(
        DeviceQueue queue, int batch, DeviceSpan outputGradient, DeviceSpan kernel, DeviceSpan inputGradient)
        where TConv : struct, IDepthwiseConv2D
    {
        CheckWeights<TConv>(kernel, default);
        if (AreFour<TConv>(batch, inputGradient, outputGradient, kernel, default))
        {
            DepthwiseRun<TConv, FourLanes>.BackwardInput(queue, batch, outputGradient, kernel, inputGradient);
        }
        else
        {
            DepthwiseRun<TConv, OneLane>.BackwardInput(queue, batch, outputGradient, kernel, inputGradient);
        }
    }

    /// <summary>The gradients with respect to kernel and bias, summed over the batch.</summary>
    /// <param name="queue">Where it runs.</param>
    /// <param name="batch">Samples.</param>
    /// <param name="input">Batch × input height × input width × input channels.</param>
    /// <param name="outputGradient">Batch × output height × output width × output channels, before the activation.</param>
    /// <param name="kernelGradient">Kernel height × kernel width × input channels × multiplier.</param>
    /// <param name="biasGradient">One value an output channel, or empty.</param>
    public static void BackwardWeights<TConv>(
        DeviceQueue queue, int batch, DeviceSpan input, DeviceSpan outputGradient, DeviceSpan kernelGradient, DeviceSpan biasGradient)
        where TConv : struct, IDepthwiseConv2D
    {
        CheckWeights<TConv>(kernelGradient, biasGradient);
        if (AreFour<TConv>(batch, input, outputGradient, kernelGradient, biasGradient))
        {
            DepthwiseRun<TConv, FourLanes>.BackwardWeights(queue, batch, input, outputGradient, kernelGradient, biasGradient);
        }
        else
        {
            DepthwiseRun<TConv, OneLane>.BackwardWeights(queue, batch, input, outputGradient, kernelGradient, biasGradient);
        }
    }

    private static void CheckWeights<TConv>(DeviceSpan kernel, DeviceSpan bias)
        where TConv : struct, IDepthwiseConv2D
    {
        SpanGuard.CheckWeights((long)TConv.KernelHeight * TConv.KernelWidth * TConv.OutputChannels, kernel);
        SpanGuard.CheckWeights(TConv.OutputChannels, bias, mayBeAbsent: true);
    }

    /// <summary>Checks the values and tells whether a thread can treat four channels: only where each feeds one, not several.</summary>
    private static bool AreFour<TConv>(int batch, DeviceSpan input, DeviceSpan output, DeviceSpan kernel, DeviceSpan bias)
        where TConv : struct, IDepthwiseConv2D
    {
        SpanGuard.Check(
            batch,
            (long)TConv.InputHeight * TConv.InputWidth * TConv.InputChannels,
            input,
            (long)TConv.OutputHeight * TConv.OutputWidth * TConv.OutputChannels,
            output);
        return TConv.InputChannels == TConv.OutputChannels && Lanes.AreFour(TConv.InputChannels, input, output, kernel, bias);
    }
}
