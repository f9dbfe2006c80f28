using System.Runtime.CompilerServices;
using NetDsl.Memory;

namespace NetDsl.Kernels;

/// <summary>
/// Dense layers: a convolution of a 1 × 1 image with a 1 × 1 kernel, so that the samples of a batch are the pixels of the
/// micro-kernels. In training, whose weights are new in each step, small batches read rows of weights as they lie.
/// </summary>
public static unsafe class Dense
{
    /// <summary>Packs weights for predictions.</summary>
    /// <param name="kernel">Inputs × outputs.</param>
    /// <param name="bias">One value an output, or empty.</param>
    /// <param name="packed">Takes the packed weights and the bias.</param>
    public static void Pack<TDense>(ReadOnlySpan<float> kernel, ReadOnlySpan<float> bias, Span<float> packed)
        where TDense : struct, IDense => WeightPacking.Pack(ConvGeometry.FromDense<TDense>(), kernel, bias, default, packed);

    /// <summary>Packs weights with the batch normalisation that follows the layer folded into them.</summary>
    /// <param name="kernel">Inputs × outputs.</param>
    /// <param name="bias">One value an output, or empty.</param>
    /// <param name="affine">A factor for each output, then an offset for each: what BatchNorm.Fold gives.</param>
    /// <param name="packed">Takes the packed weights and the bias.</param>
    public static void PackFolded<TDense>(
        ReadOnlySpan<float> kernel, ReadOnlySpan<float> bias, ReadOnlySpan<float> affine, Span<float> packed)
        where TDense : struct, IDense =>
        WeightPacking.Pack(ConvGeometry.FromDense<TDense>(), kernel, bias, affine[..(2 * TDense.Outputs)], packed);

    /// <summary>output = activation(input · kernel + bias).</summary>
    /// <param name="batch">Samples.</param>
    /// <param name="input">Batch × inputs.</param>
    /// <param name="packed">What <see cref="Pack"/> or <see cref="PackFolded"/> gave.</param>
    /// <param name="output">Batch × outputs.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward<TDense, TActivation>(
        int batch, ReadOnlySpan<float> input, ReadOnlySpan<float> packed, Span<float> output)
        where TDense : struct, IDense
        where TActivation : struct, IActivation
    {
        ConvGeometry dense = ConvGeometry.FromDense<TDense>();
        BatchGuard.Check(batch, dense.InputSize, input, dense.OutputSize, output);
        BatchGuard.CheckPacked(dense.PackedSize, packed);
        fixed (float* source = input, weights = packed, target = output)
        {
            CorrelationWork<TActivation>.Run(Correlation.Forward(dense), batch, source, weights, target);
        }
    }

    /// <summary>As the other, from weights as they lie: for a training step, whose weights are new.</summary>
    /// <param name="batch">Samples.</param>
    /// <param name="input">Batch × inputs.</param>
    /// <param name="kernel">Inputs × outputs.</param>
    /// <param name="bias">One value an output, or empty.</param>
    /// <param name="output">Batch × outputs.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward<TDense, TActivation>(
        int batch, ReadOnlySpan<float> input, ReadOnlySpan<float> kernel, ReadOnlySpan<float> bias, Span<float> output)
        where TDense : struct, IDense
        where TActivation : struct, IActivation
    {
        ConvGeometry dense = ConvGeometry.FromDense<TDense>();
        BatchGuard.Check(batch, dense.InputSize, input, dense.OutputSize, output);
        BatchGuard.CheckKernel(dense.KernelSize, kernel);
        BatchGuard.CheckChannels(dense.OutputChannels, bias);
        if (DenseRows.Pay(dense, batch, DenseRows.MostForward))
        {
            fixed (float* source = input, weights = kernel, offsets = bias, target = output)
            {
                DenseForwardWork<TActivation>.Run(dense, batch, source, weights, offsets, target);
            }

            return;
        }

        Span<float> packed = Scratch.Span(ScratchUse.PackedKernel, dense.PackedSize);
        WeightPacking.Pack(dense, kernel, bias, default, packed);
        Forward<TDense, TActivation>(batch, input, packed, output);
    }

    /// <summary>The gradient with respect to the input.</summary>
    /// <param name="batch">Samples.</param>
    /// <param name="outputGradient">Batch × outputs, before the activation.</param>
    /// <param name="kernel">Inputs × outputs.</param>
    /// <param name="inputGradient">Batch × inputs.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void BackwardInput<TDense>(
        int batch, ReadOnlySpan<float> outputGradient, ReadOnlySpan<float> kernel, Span<float> inputGradient)
        where TDense : struct, IDense
    {
        ConvGeometry dense = ConvGeometry.FromDense<TDense>();
        BatchGuard.Check(batch, dense.OutputSize, outputGradient, dense.InputSize, inputGradient);
        BatchGuard.CheckKernel(dense.KernelSize, kernel);
        fixed (float* source = outputGradient, weights = kernel, target = inputGradient)
        {
            if (DenseRows.Pay(dense, batch, DenseRows.MostDataGradient))
            {
                DenseDataGradientWork.Run(dense, batch, source, weights, target);
                return;
            }

            float* packed = Scratch.Floats(ScratchUse.PackedKernel, dense.PackedTransposedSize);
            DataGradient.Pack(dense, kernel, new Span<float>(packed, dense.PackedTransposedSize));
            DataGradient.Run(dense, batch, source, packed, target);
        }
    }

    /// <summary>The gradients with respect to kernel and bias, summed over the batch.</summary>
    /// <param name="batch">Samples.</param>
    /// <param name="input">Batch × inputs.</param>
    /// <param name="outputGradient">Batch × outputs, before the activation.</param>
    /// <param name="kernelGradient">Inputs × outputs.</param>
    /// <param name="biasGradient">One value an output, or empty.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void BackwardWeights<TDense>(
        int batch,
        ReadOnlySpan<float> input,
        ReadOnlySpan<float> outputGradient,
        Span<float> kernelGradient,
        Span<float> biasGradient)
        where TDense : struct, IDense
    {
        ConvGeometry dense = ConvGeometry.FromDense<TDense>();
        BatchGuard.Check(batch, dense.InputSize, input, dense.OutputSize, outputGradient);
        BatchGuard.CheckBias(dense.OutputChannels, biasGradient);
        fixed (float* source = input, gradient = outputGradient, kernel = kernelGradient[..dense.KernelSize], bias = biasGradient)
        {
            if (batch > 0 && DenseRows.Pay(dense, batch, DenseRows.MostWeightGradient))
            {
                DenseWeightGradientWork.Run(dense, batch, source, gradient, kernel, bias);
            }
            else
            {
                WeightGradient.Run(Correlation.Forward(dense), batch, source, gradient, kernel, bias);
            }
        }
    }
}
