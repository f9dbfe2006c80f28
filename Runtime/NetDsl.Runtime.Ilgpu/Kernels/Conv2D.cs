using NetDsl.Kernels;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>
/// Two-dimensional convolution of batch × height × width × channels, with strides, dilation, groups and any padding, as implicit matrix
/// products. Weights are used as they are: kernel height × kernel width × (input channels / groups) × output channels.
/// </summary>
public static class Conv2D
{
    /// <summary>output = activation(convolution of the input + bias).</summary>
    /// <param name="queue">Where it runs.</param>
    /// <param name="batch">Samples.</param>
    /// <param name="input">Batch × input height × input width × input channels.</param>
    /// <param name="kernel">Kernel height × kernel width × (input channels / groups) × output channels.</param>
    /// <param name="bias">One value an output channel, or empty.</param>
    /// <param name="output">Batch × output height × output width × output channels.</param>
    /// <exception cref="ArgumentException">There are no samples, or a span is shorter than its shape.</exception>
    /// <exception cref="GpuException">A value has more floats than a kernel can count.</exception>
    public static void Forward<TConv, TActivation>(
        DeviceQueue queue, int batch, DeviceSpan input, DeviceSpan kernel, DeviceSpan bias, DeviceSpan output)
        where TConv : struct, IConv2D
        where TActivation : struct, IActivation => Forward<TConv, TActivation>(
            queue, batch, input, kernel, bias, output, GemmPlan.Automatic);

    /// <summary>The gradient with respect to the input.</summary>
    /// <param name="queue">Where it runs.</param>
    /// <param name="batch">Samples.</param>
    /// <param name="outputGradient">Batch × output height × output width × output channels, before the activation.</param>
    /// <param name="kernel">Kernel height × kernel width × (input channels / groups) × output channels.</param>
    /// <param name="inputGradient">Batch × input height × input width × input channels.</param>
    /// <exception cref="ArgumentException">There are no samples, or a span is shorter than its shape.</exception>
    /// <exception cref="GpuException">A value has more floats than a kernel can count.</exception>
    public static void BackwardInput<TConv>(
        DeviceQueue queue, int batch, DeviceSpan outputGradient, DeviceSpan kernel, DeviceSpan inputGradient)
        where TConv : struct, IConv2D => BackwardInput<TConv>(
            queue, batch, outputGradient, kernel, inputGradient, GemmPlan.Automatic);

    /// <summary>The gradients with respect to kernel and bias, summed over the batch.</summary>
    /// <param name="queue">Where it runs.</param>
    /// <param name="batch">Samples.</param>
    /// <param name="input">Batch × input height × input width × input channels.</param>
    /// <param name="outputGradient">Batch × output height × output width × output channels, before the activation.</param>
    /// <param name="kernelGradient">Kernel height × kernel width × (input channels / groups) × output channels; overwritten.</param>
    /// <param name="biasGradient">One value an output channel, overwritten; or empty.</param>
    /// <exception cref="ArgumentException">There are no samples, or a span is shorter than its shape.</exception>
    /// <exception cref="GpuException">A value has more floats than a kernel can count.</exception>
    public static void BackwardWeights<TConv>(
        DeviceQueue queue, int batch, DeviceSpan input, DeviceSpan outputGradient, DeviceSpan kernelGradient, DeviceSpan biasGradient)
        where TConv : struct, IConv2D => BackwardWeights<TConv>(
            queue, batch, input, outputGradient, kernelGradient, biasGradient, GemmPlan.Automatic);

    /// <summary>Folds the batch normalisation that follows the convolution into its weights.</summary>
    /// <param name="queue">Where it runs.</param>
    /// <param name="kernel">Kernel height × kernel width × (input channels / groups) × output channels.</param>
    /// <param name="bias">One value an output channel, or empty.</param>
    /// <param name="affine">A factor for each output channel, then an offset for each: what BatchNorm.Fold gives.</param>
    /// <param name="foldedKernel">As the kernel.</param>
    /// <param name="foldedBias">One value an output channel.</param>
    /// <exception cref="ArgumentException">A span is too short.</exception>
    public static void Fold<TConv>(
        DeviceQueue queue, DeviceSpan kernel, DeviceSpan bias, DeviceSpan affine, DeviceSpan foldedKernel, DeviceSpan foldedBias)
        where TConv : struct, IConv2D => Folding.Run(
            queue,
            kernel.Slice(0, ConvSizes<TConv>.KernelSize),
            bias,
            affine,
            foldedKernel,
            foldedBias,
            TConv.OutputChannels,
            inner: 1);

    internal static void Forward<TConv, TActivation>(
        DeviceQueue queue, int batch, DeviceSpan input, DeviceSpan kernel, DeviceSpan bias, DeviceSpan output, GemmPlan plan)
        where TConv : struct, IConv2D
        where TActivation : struct, IActivation
    {
        ConvGuard<TConv>.Check(batch, input, output, kernel, bias);
        Convolution<TConv>.Forward<TActivation>(queue, batch, input, kernel, bias, output, plan);
    }

    internal static void BackwardInput<TConv>(
        DeviceQueue queue, int batch, DeviceSpan outputGradient, DeviceSpan kernel, DeviceSpan inputGradient, GemmPlan plan)
        where TConv : struct, IConv2D
    {
        ConvGuard<TConv>.Check(batch, inputGradient, outputGradient, kernel, default);
        Convolution<TConv>.BackwardInput(queue, batch, outputGradient, kernel, inputGradient, plan);
    }

    internal static void BackwardWeights<TConv>(
        DeviceQueue queue,
        int batch,
        DeviceSpan input,
        DeviceSpan outputGradient,
        DeviceSpan kernelGradient,
        DeviceSpan biasGradient,
        GemmPlan plan)
        where TConv : struct, IConv2D
    {
        ConvGuard<TConv>.Check(batch, input, outputGradient, kernelGradient, biasGradient);
        Convolution<TConv>.BackwardWeights(
            queue, batch, input, outputGradient, kernelGradient.Slice(0, ConvSizes<TConv>.KernelSize), biasGradient, plan);
    }
}
