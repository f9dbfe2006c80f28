using NetDsl.Kernels;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>Dense layers as matrix products of batch × inputs with the kernel, inputs × outputs.</summary>
public static class Dense
{
    /// <summary>output = activation(input · kernel + bias).</summary>
    /// <param name="queue">Where it runs.</param>
    /// <param name="batch">Samples.</param>
    /// <param name="input">Batch × inputs.</param>
    /// <param name="kernel">Inputs × outputs.</param>
    /// <param name="bias">One value an output, or empty.</param>
    /// <param name="output">Batch × outputs.</param>
    /// <exception cref="ArgumentException">There are no samples, or a span is shorter than its shape.</exception>
    /// <exception cref="GpuException">A value has more floats than a kernel can count.</exception>
    public static void Forward<TDense, TActivation>(
        DeviceQueue queue, int batch, DeviceSpan input, DeviceSpan kernel, DeviceSpan bias, DeviceSpan output)
        where TDense : struct, IDense
        where TActivation : struct, IActivation => Forward<TDense, TActivation>(
            queue, batch, input, kernel, bias, output, GemmPlan.Automatic);

    /// <summary>The gradient with respect to the input.</summary>
    /// <param name="queue">Where it runs.</param>
    /// <param name="batch">Samples.</param>
    /// <param name="outputGradient">Batch × outputs, before the activation.</param>
    /// <param name="kernel">Inputs × outputs.</param>
    /// <param name="inputGradient">Batch × inputs.</param>
    /// <exception cref="ArgumentException">There are no samples, or a span is shorter than its shape.</exception>
    /// <exception cref="GpuException">A value has more floats than a kernel can count.</exception>
    public static void BackwardInput<TDense>(
        DeviceQueue queue, int batch, DeviceSpan outputGradient, DeviceSpan kernel, DeviceSpan inputGradient)
        where TDense : struct, IDense => BackwardInput<TDense>(
            queue, batch, outputGradient, kernel, inputGradient, GemmPlan.Automatic);

    /// <summary>The gradients with respect to kernel and bias, summed over the batch.</summary>
    /// <param name="queue">Where it runs.</param>
    /// <param name="batch">Samples.</param>
    /// <param name="input">Batch × inputs.</param>
    /// <param name="outputGradient">Batch × outputs, before the activation.</param>
    /// <param name="kernelGradient">Inputs × outputs; overwritten.</param>
    /// <param name="biasGradient">One value an output, overwritten; or empty.</param>
    /// <exception cref="ArgumentException">There are no samples, or a span is shorter than its shape.</exception>
    /// <exception cref="GpuException">A value has more floats than a kernel can count.</exception>
    public static void BackwardWeights<TDense>(
        DeviceQueue queue, int batch, DeviceSpan input, DeviceSpan outputGradient, DeviceSpan kernelGradient, DeviceSpan biasGradient)
        where TDense : struct, IDense => BackwardWeights<TDense>(
            queue, batch, input, outputGradient, kernelGradient, biasGradient, GemmPlan.Automatic);

    /// <summary>Folds the batch normalisation that follows the layer into its weights.</summary>
    /// <param name="queue">Where it runs.</param>
    /// <param name="kernel">Inputs × outputs.</param>
    /// <param name="bias">One value an output, or empty.</param>
    /// <param name="affine">A factor for each output, then an offset for each: what BatchNorm.Fold gives.</param>
    /// <param name="foldedKernel">As the kernel.</param>
    /// <param name="foldedBias">One value an output.</param>
    /// <exception cref="ArgumentException">A span is too short.</exception>
    public static void Fold<TDense>(
        DeviceQueue queue, DeviceSpan kernel, DeviceSpan bias, DeviceSpan affine, DeviceSpan foldedKernel, DeviceSpan foldedBias)
        where TDense : struct, IDense => Folding.Run(
            queue,
            kernel.Slice(0, TDense.Inputs * TDense.Outputs),
            bias,
            affine,
            foldedKernel,
            foldedBias,
            TDense.Outputs,
            inner: 1);

    internal static void Forward<TDense, TActivation>(
        DeviceQueue queue, int batch, DeviceSpan input, DeviceSpan kernel, DeviceSpan bias, DeviceSpan output, GemmPlan plan)
        where TDense : struct, IDense
        where TActivation : struct, IActivation
    {
        Check<TDense>(batch, input, output, kernel, bias);
        Matrices.Forward<TActivation>(queue, Size<TDense>(batch), input, kernel, bias, output, plan);
    }

    internal static void BackwardInput<TDense>(
        DeviceQueue queue, int batch, DeviceSpan outputGradient, DeviceSpan kernel, DeviceSpan inputGradient, GemmPlan plan)
        where TDense : struct, IDense
    {
        Check<TDense>(batch, inputGradient, outputGradient, kernel, default);
        Matrices.BackwardInput(queue, Size<TDense>(batch), outputGradient, kernel, inputGradient, plan);
    }

    internal static void BackwardWeights<TDense>(
        DeviceQueue queue,
        int batch,
        DeviceSpan input,
        DeviceSpan outputGradient,
        DeviceSpan kernelGradient,
        DeviceSpan biasGradient,
        GemmPlan plan)
        where TDense : struct, IDense
    {
        Check<TDense>(batch, input, outputGradient, kernelGradient, biasGradient);
        var kernel = kernelGradient.Slice(0, TDense.Inputs * TDense.Outputs);
        Matrices.BackwardWeights(queue, Size<TDense>(batch), input, outputGradient, kernel, biasGradient, plan);
    }

    private static MatrixSize Size<TDense>(int batch)
        where TDense : struct, IDense => new(batch, TDense.Inputs, TDense.Outputs);

    private static void Check<TDense>(int batch, DeviceSpan input, DeviceSpan output, DeviceSpan kernel, DeviceSpan bias)
        where TDense : struct, IDense
    {
        SpanGuard.Check(batch, TDense.Inputs, input, TDense.Outputs, output);
        SpanGuard.CheckWeights((long)TDense.Inputs * TDense.Outputs, kernel);
        SpanGuard.CheckWeights(TDense.Outputs, bias, mayBeAbsent: true);
    }
}
