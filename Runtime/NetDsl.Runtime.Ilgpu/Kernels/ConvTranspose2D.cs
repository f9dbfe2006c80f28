using NetDsl.Kernels;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>
/// Transposed convolution of batch × height × width × channels (Zeiler et al., 2010): the adjoint of a convolution that leads from the
/// output to the input. What is a convolution's data gradient is its forward pass, and the other way round.
/// </summary>
public static class ConvTranspose2D
{
    /// <summary>output = activation(transposed convolution of the input + bias).</summary>
    /// <param name="queue">Where it runs.</param>
    /// <param name="batch">Samples.</param>
    /// <param name="input">Batch × input height × input width × input channels.</param>
    /// <param name="kernel">Kernel height × kernel width × output channels × input channels.</param>
    /// <param name="bias">One value an output channel, or empty.</param>
    /// <param name="output">Batch × output height × output width × output channels.</param>
    /// <exception cref="ArgumentException">There are no samples, or a span is shorter than its shape.</exception>
    /// <exception cref="GpuException">A value has more floats than a kernel can count.</exception>
    public static void Forward<TConv, TActivation>(
        DeviceQueue queue, int batch, DeviceSpan input, DeviceSpan kernel, DeviceSpan bias, DeviceSpan output)
        where TConv : struct, IConvTranspose2D
        where TActivation : struct, IActivation => Forward<TConv, TActivation>(
            queue, batch, input, kernel, bias, output, GemmPlan.Automatic);

    /// <summary>The gradient with respect to the input.</summary>
    /// <param name="queue">Where it runs.</param>
    /// <param name="batch">Samples.</param>
    /// <param name="outputGradient">Batch × output height × output width × output channels, before the activation.</param>
    /// <param name="kernel">Kernel height × kernel width × output channels × input channels.</param>
    /// <param name="inputGradient">Batch × input height × input width × input channels.</param>
    /// <exception cref="ArgumentException">There are no samples, or a span is shorter than its shape.</exception>
    /// <exception cref="GpuException">A value has more floats than a kernel can count.</exception>
    public static void BackwardInput<TConv>(
        DeviceQueue queue, int batch, DeviceSpan outputGradient, DeviceSpan kernel, DeviceSpan inputGradient)
        where TConv : struct, IConvTranspose2D => BackwardInput<TConv>(
            queue, batch, outputGradient, kernel, inputGradient, GemmPlan.Automatic);

    /// <summary>The gradients with respect to kernel and bias, summed over the batch.</summary>
    /// <param name="queue">Where it runs.</param>
    /// <param name="batch">Samples.</param>
    /// <param name="input">Batch × input height × input width × input channels.</param>
    /// <param name="outputGradient">Batch × output height × output width × output channels, before the activation.</param>
    /// <param name="kernelGradient">Kernel height × kernel width × output channels × input channels; overwritten.</param>
    /// <param name="biasGradient">One value an output channel, overwritten; or empty.</param>
    /// <exception cref="ArgumentException">There are no samples, or a span is shorter than its shape.</exception>
    /// <exception cref="GpuException">A value has more floats than a kernel can count.</exception>
    public static void BackwardWeights<TConv>(
        DeviceQueue queue, int batch, DeviceSpan input, DeviceSpan outputGradient, DeviceSpan kernelGradient, DeviceSpan biasGradient)
        where TConv : struct, IConvTranspose2D
    {
        Check<TConv>(batch, input, outputGradient, kernelGradient, biasGradient);
        var kernel = kernelGradient.Slice(0, ConvSizes<Adjoint<TConv>>.KernelSize);
        Convolution<Adjoint<TConv>>.BackwardWeights(queue, batch, outputGradient, input, kernel, default, GemmPlan.Automatic);
        if (!biasGradient.IsEmpty)
        {
            var rows = batch * TConv.OutputHeight * TConv.OutputWidth;
            ColumnSums.Run(queue, rows, TConv.OutputChannels, outputGradient, biasGradient);
        }
    }

    /// <summary>Folds the batch normalisation that follows the layer into its weights.</summary>
    /// <param name="queue">Where it runs.</param>
    /// <param name="kernel">Kernel height × kernel width × output channels × input channels.</param>
    /// <param name="bias">One value an output channel, or empty.</param>
    /// <param name="affine">A factor for each output channel, then an offset for each: what BatchNorm.Fold gives.</param>
    /// <param name="foldedKernel">As the kernel.</param>
    /// <param name="foldedBias">One value an output channel.</param>
    /// <exception cref="ArgumentException">A span is too short.</exception>
    public static void Fold<TConv>(
        DeviceQueue queue, DeviceSpan kernel, DeviceSpan bias, DeviceSpan affine, DeviceSpan foldedKernel, DeviceSpan foldedBias)
        where TConv : struct, IConvTranspose2D => Folding.Run(
            queue,
            kernel.Slice(0, ConvSizes<Adjoint<TConv>>.KernelSize),
            bias,
            affine,
            foldedKernel,
            foldedBias,
            TConv.OutputChannels,
            TConv.InputChannels);

    internal static void Forward<TConv, TActivation>(
        DeviceQueue queue, int batch, DeviceSpan input, DeviceSpan kernel, DeviceSpan bias, DeviceSpan output, GemmPlan plan)
        where TConv : struct, IConvTranspose2D
        where TActivation : struct, IActivation
    {
        Check<TConv>(batch, input, output, kernel, bias);
        Convolution<Adjoint<TConv>>.Transposed<TActivation>(queue, batch, input, kernel, bias, output, plan);
    }

    internal static void BackwardInput<TConv>(
        DeviceQueue queue, int batch, DeviceSpan outputGradient, DeviceSpan kernel, DeviceSpan inputGradient, GemmPlan plan)
        where TConv : struct, IConvTranspose2D
    {
        Check<TConv>(batch, inputGradient, outputGradient, kernel, default);
        Convolution<Adjoint<TConv>>.Forward<Identity>(queue, batch, outputGradient, kernel, default, inputGradient, plan);
    }

    private static void Check<TConv>(int batch, DeviceSpan input, DeviceSpan output, DeviceSpan kernel, DeviceSpan bias)
        where TConv : struct, IConvTranspose2D
    {
        ConvGuard<Adjoint<TConv>>.Check(batch, output, input, kernel, default);
        SpanGuard.CheckWeights(TConv.OutputChannels, bias, mayBeAbsent: true);
    }
}
