using System.Runtime.CompilerServices;
using NetDsl.Memory;

namespace NetDsl.Kernels;

/// <summary>
/// Two-dimensional convolution of batch × height × width × channels, with strides, dilation, groups and any padding. Weights are
/// packed once whenever they change; the packed sizes are known to the compiler.
/// </summary>
/// <remarks>
/// Convolutions of 3 × 3 taps with stride 1 and at least 32 channels, multiples of 16, run by minimal filtering where sizes make that
/// faster and the specification allows it: with tiles of 4 × 4 outputs, or in inference of small images with many channels of 2 × 2.
/// Its rounding stays within 1e-5 of the largest output, about four times that of the direct sum, and an infinite input makes all
/// outputs of a tile that sees it NaN. Which way is taken, and so every bit of the result, follows from shape, batch and processor,
/// not from the number of threads. For these convolutions the compiler calls <see cref="Prepare"/> and <see cref="Infer"/> in
/// inference, and in training the forms that take the kernel itself.
/// </remarks>
public static unsafe partial class Conv2D
{
    /// <summary>Packs weights for predictions.</summary>
    /// <param name="kernel">Kernel height × kernel width × (input channels / groups) × output channels.</param>
    /// <param name="bias">One value an output channel, or empty.</param>
    /// <param name="packed">Takes the packed weights and the bias.</param>
    public static void Pack<TConv>(ReadOnlySpan<float> kernel, ReadOnlySpan<float> bias, Span<float> packed)
        where TConv : struct, IConv2D => WeightPacking.Pack(ConvGeometry.From<TConv>(), kernel, bias, default, packed);

    /// <summary>Packs weights with the batch normalisation that follows the convolution folded into them.</summary>
    /// <param name="kernel">Kernel height × kernel width × (input channels / groups) × output channels.</param>
    /// <param name="bias">One value an output channel, or empty.</param>
    /// <param name="affine">A factor for each output channel, then an offset for each: what BatchNorm.Fold gives.</param>
    /// <param name="packed">Takes the packed weights and the bias.</param>
    public static void PackFolded<TConv>(
        ReadOnlySpan<float> kernel, ReadOnlySpan<float> bias, ReadOnlySpan<float> affine, Span<float> packed)
        where TConv : struct, IConv2D =>
        WeightPacking.Pack(ConvGeometry.From<TConv>(), kernel, bias, affine[..(2 * TConv.OutputChannels)], packed);

    /// <summary>output = activation(convolution of the input + bias).</summary>
    /// <param name="batch">Samples.</param>
    /// <param name="input">Batch × input height × input width × input channels.</param>
    /// <param name="packed">What <see cref="Pack"/> or <see cref="PackFolded"/> gave.</param>
    /// <param name="output">Batch × output height × output width × output channels.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward<TConv, TActivation>(
        int batch, ReadOnlySpan<float> input, ReadOnlySpan<float> packed, Span<float> output)
        where TConv : struct, IConv2D
        where TActivation : struct, IActivation
    {
        ConvGeometry conv = ConvGeometry.From<TConv>();
        BatchGuard.Check(batch, conv.InputSize, input, conv.OutputSize, output);
        BatchGuard.CheckPacked(conv.PackedSize, packed);
        fixed (float* source = input, weights = packed, target = output)
        {
            CorrelationWork<TActivation>.Run(Correlation.Forward(conv), batch, source, weights, target);
        }
    }

    /// <summary>output = the max pooling of activation(convolution of the input + bias), for inference.</summary>
    /// <param name="batch">Samples.</param>
    /// <param name="input">Batch × input height × input width × input channels.</param>
    /// <param name="packed">What <see cref="Pack"/> or <see cref="PackFolded"/> gave.</param>
    /// <param name="output">Batch × pooled height × pooled width × output channels.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void InferPooled<TConv, TPool, TActivation>(
        int batch, ReadOnlySpan<float> input, ReadOnlySpan<float> packed, Span<float> output)
        where TConv : struct, IConv2D
        where TPool : struct, IPool
        where TActivation : struct, IActivation
    {
        ConvGeometry conv = ConvGeometry.From<TConv>();
        PoolGeometry pool = PoolGeometry.From<TPool>();
        BatchGuard.Check(batch, conv.InputSize, input, pool.OutputSize, output);
        BatchGuard.CheckPacked(conv.PackedSize, packed);
        Correlation map = Correlation.Forward(conv);
        fixed (float* source = input, weights = packed, target = output)
        {
            if ((TActivation.IsIdentity || typeof(TActivation) == typeof(Relu)) && PooledPlan.Pays(map, pool))
            {
                PooledWork.Run(map, batch, TActivation.IsIdentity ? float.NegativeInfinity : 0, source, weights, target);
                return;
            }

            int size = batch * conv.OutputSize;
            float* between = Scratch.Floats(ScratchUse.UnpooledImages, size);
            CorrelationWork<TActivation>.Run(map, batch, source, weights, between);
            MaxPoolWork.Run(pool, batch, new ReadOnlySpan<float>(between, size), output, default);
        }
    }

    /// <summary>output = activation(convolution of the input + bias + residual): the end of a residual branch in one pass.</summary>
    /// <param name="batch">Samples.</param>
    /// <param name="input">Batch × input height × input width × input channels.</param>
    /// <param name="packed">What <see cref="Pack"/> or <see cref="PackFolded"/> gave.</param>
    /// <param name="residual">Batch × output height × output width × output channels.</param>
    /// <param name="output">The same shape as the residual, whose memory it may be, but not the input's.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ForwardAdd<TConv, TActivation>(
        int batch, ReadOnlySpan<float> input, ReadOnlySpan<float> packed, ReadOnlySpan<float> residual, Span<float> output)
        where TConv : struct, IConv2D
        where TActivation : struct, IActivation
    {
        ConvGeometry conv = ConvGeometry.From<TConv>();
        BatchGuard.Check(batch, conv.InputSize, input, conv.OutputSize, output);
        BatchGuard.Check(batch, conv.OutputSize, residual, conv.OutputSize, output);
        BatchGuard.CheckPacked(conv.PackedSize, packed);
        fixed (float* source = input, weights = packed, added = residual, target = output)
        {
            CorrelationWork<TActivation>.Run(Correlation.Forward(conv), batch, source, weights, target, added);
        }
    }

    /// <summary>The gradients with respect to kernel and bias, summed over the batch.</summary>
    /// <param name="batch">Samples.</param>
    /// <param name="input">Batch × input height × input width × input channels.</param>
    /// <param name="outputGradient">Batch × output height × output width × output channels, before the activation.</param>
    /// <param name="kernelGradient">Kernel height × kernel width × (input channels / groups) × output channels.</param>
    /// <param name="biasGradient">One value an output channel, or empty.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void BackwardWeights<TConv>(
        int batch,
        ReadOnlySpan<float> input,
        ReadOnlySpan<float> outputGradient,
        Span<float> kernelGradient,
        Span<float> biasGradient)
        where TConv : struct, IConv2D
    {
        ConvGeometry conv = ConvGeometry.From<TConv>();
        BatchGuard.Check(batch, conv.InputSize, input, conv.OutputSize, outputGradient);
        BatchGuard.CheckBias(conv.OutputChannels, biasGradient);
        fixed (float* source = input, gradient = outputGradient, kernel = kernelGradient[..conv.KernelSize], bias = biasGradient)
        {
            WeightGradient.Run(Correlation.Forward(conv), batch, source, gradient, kernel, bias);
        }
    }
}
