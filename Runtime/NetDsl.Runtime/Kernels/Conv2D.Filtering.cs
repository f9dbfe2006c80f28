using System.Runtime.CompilerServices;
using NetDsl.Memory;

namespace NetDsl.Kernels;

/// <content>
/// Calls for convolutions whose form allows minimal filtering: inference transforms their filters once, and training does so for
/// each step, straight from the kernel.
/// </content>
public static unsafe partial class Conv2D
{
    /// <summary>Prepares weights for <see cref="Infer"/>: transformed filters, or packed weights on processors without AVX2.</summary>
    /// <param name="kernel">3 × 3 × input channels × output channels.</param>
    /// <param name="bias">One value an output channel, or empty.</param>
    /// <param name="prepared">Takes the prepared weights and the bias.</param>
    public static void Prepare<TConv>(ReadOnlySpan<float> kernel, ReadOnlySpan<float> bias, Span<float> prepared)
        where TConv : struct, IConv2D => Prepare(ConvGeometry.From<TConv>(), kernel, bias, default, prepared);

    /// <summary>Prepares weights with the batch normalisation that follows the convolution folded into them.</summary>
    /// <param name="kernel">3 × 3 × input channels × output channels.</param>
    /// <param name="bias">One value an output channel, or empty.</param>
    /// <param name="affine">A factor for each output channel, then an offset for each: what BatchNorm.Fold gives.</param>
    /// <param name="prepared">Takes the prepared weights and the bias.</param>
    public static void PrepareFolded<TConv>(
        ReadOnlySpan<float> kernel, ReadOnlySpan<float> bias, ReadOnlySpan<float> affine, Span<float> prepared)
        where TConv : struct, IConv2D =>
        Prepare(ConvGeometry.From<TConv>(), kernel, bias, affine[..(2 * TConv.OutputChannels)], prepared);

    /// <summary>output = activation(convolution of the input + bias).</summary>
    /// <param name="batch">Samples.</param>
    /// <param name="input">Batch × input height × input width × input channels.</param>
    /// <param name="prepared">What <see cref="Prepare"/> or <see cref="PrepareFolded"/> gave.</param>
    /// <param name="output">Batch × output height × output width × output channels.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Infer<TConv, TActivation>(
        int batch, ReadOnlySpan<float> input, ReadOnlySpan<float> prepared, Span<float> output)
        where TConv : struct, IConv2D
        where TActivation : struct, IActivation
    {
        BatchGuard.Check(batch, ConvGeometry.From<TConv>().InputSize, input, ConvGeometry.From<TConv>().OutputSize, output);
        fixed (float* source = input, target = output)
        {
            InferAt<TConv, TActivation>(batch, source, prepared, null, target);
        }
    }

    /// <summary>output = activation(convolution of the input + bias + residual).</summary>
    /// <param name="batch">Samples.</param>
    /// <param name="input">Batch × input height × input width × input channels.</param>
    /// <param name="prepared">What <see cref="Prepare"/> or <see cref="PrepareFolded"/> gave.</param>
    /// <param name="residual">Batch × output height × output width × output channels; it may be the output's own memory.</param>
    /// <param name="output">Batch × output height × output width × output channels.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void InferAdd<TConv, TActivation>(
        int batch, ReadOnlySpan<float> input, ReadOnlySpan<float> prepared, ReadOnlySpan<float> residual, Span<float> output)
        where TConv : struct, IConv2D
        where TActivation : struct, IActivation
    {
        ConvGeometry conv = ConvGeometry.From<TConv>();
        BatchGuard.Check(batch, conv.InputSize, input, conv.OutputSize, output);
        BatchGuard.Check(batch, conv.OutputSize, residual, conv.OutputSize, output);
        fixed (float* source = input, added = residual, target = output)
        {
            InferAt<TConv, TActivation>(batch, source, prepared, added, target);
        }
    }

    /// <summary>output = activation(convolution of the input + bias), from weights as they lie: for a training step, whose weights are new.</summary>
    /// <param name="batch">Samples.</param>
    /// <param name="input">Batch × input height × input width × input channels.</param>
    /// <param name="kernel">Kernel height × kernel width × (input channels / groups) × output channels.</param>
    /// <param name="bias">One value an output channel, or empty.</param>
    /// <param name="output">Batch × output height × output width × output channels.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward<TConv, TActivation>(
        int batch, ReadOnlySpan<float> input, ReadOnlySpan<float> kernel, ReadOnlySpan<float> bias, Span<float> output)
        where TConv : struct, IConv2D
        where TActivation : struct, IActivation
    {
        ConvGeometry conv = ConvGeometry.From<TConv>();
        Correlation map = Correlation.Forward(conv);
        BatchGuard.Check(batch, conv.InputSize, input, conv.OutputSize, output);
        BatchGuard.CheckBias(conv.OutputChannels, bias);
        BatchGuard.CheckKernel(conv.KernelSize, kernel);
        fixed (float* source = input, weights = kernel[..conv.KernelSize], offsets = bias, target = output)
        {
            if (batch > 0 && WinogradPlan.Pays(map, batch))
            {
                WinogradCorrelation.Run<TActivation>(map, batch, source, WinogradFilters.Kernel(map, weights), offsets, target);
                return;
            }

            float* packed = Scratch.Floats(ScratchUse.PackedKernel, conv.PackedSize);
            WeightPacking.Pack(conv, kernel, bias, default, new Span<float>(packed, conv.PackedSize));
            CorrelationWork<TActivation>.Run(map, batch, source, packed, target);
        }
    }

    /// <summary>The gradient with respect to the input, from weights as they lie: for a training step, whose weights are new.</summary>
    /// <param name="batch">Samples.</param>
    /// <param name="outputGradient">Batch × output height × output width × output channels, before the activation.</param>
    /// <param name="kernel">Kernel height × kernel width × (input channels / groups) × output channels.</param>
    /// <param name="inputGradient">Batch × input height × input width × input channels.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void BackwardInput<TConv>(
        int batch, ReadOnlySpan<float> outputGradient, ReadOnlySpan<float> kernel, Span<float> inputGradient)
        where TConv : struct, IConv2D
    {
        ConvGeometry conv = ConvGeometry.From<TConv>();
        BatchGuard.Check(batch, conv.OutputSize, outputGradient, conv.InputSize, inputGradient);
        BatchGuard.CheckKernel(conv.KernelSize, kernel);
        fixed (float* source = outputGradient, weights = kernel[..conv.KernelSize], target = inputGradient)
        {
            if (conv is { StrideHeight: 1, StrideWidth: 1 })
            {
                Correlation map = DataGradient.Map(conv, 0, DataGradient.Vertical(conv, 0), 0, DataGradient.Horizontal(conv, 0));
                if (batch > 0 && WinogradPlan.Pays(map, batch))
                {
                    WinogradCorrelation.Run<Identity>(map, batch, source, WinogradFilters.Turned(map, weights), null, target);
                    return;
                }
            }

            float* packed = Scratch.Floats(ScratchUse.PackedKernel, conv.PackedTransposedSize);
            DataGradient.Pack(conv, kernel, new Span<float>(packed, conv.PackedTransposedSize));
            DataGradient.Run(conv, batch, source, packed, target);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Prepare(
        in ConvGeometry conv, ReadOnlySpan<float> kernel, ReadOnlySpan<float> bias, ReadOnlySpan<float> affine, Span<float> prepared)
    {
        int tile = PreparedTile(conv);
        BatchGuard.CheckPacked(PreparedSize(conv, tile), prepared);
        if (tile == 0)
        {
            WeightPacking.Pack(conv, kernel, bias, affine, prepared);
            return;
        }

        // Packed first, which is where normalisation is folded in; the bias of each panel follows its rows.
        Correlation map = Correlation.Forward(conv);
        float* packed = Scratch.Floats(ScratchUse.PackedKernel, conv.PackedSize);
        WeightPacking.Pack(conv, kernel, bias, affine, new Span<float>(packed, conv.PackedSize));
        fixed (float* start = prepared)
        {
            for (int channel = 0; channel < conv.OutputChannels; channel += PackedLayout.PanelWidth)
            {
                float* panel = packed + ((nint)channel / PackedLayout.PanelWidth * map.PanelSize);
                new ReadOnlySpan<float>(panel + (map.Depth * PackedLayout.PanelWidth), PackedLayout.PanelWidth).CopyTo(prepared[channel..]);
            }

            float* filters = start + PackedLayout.RoundUp(conv.OutputChannels);
            WinogradFilterWork.Run(map, tile, WinogradFilters.Packed(map, packed), filters);
        }
    }

    /// <summary>The tile that the compiler has planned memory for, where this processor has kernels for it.</summary>
    private static int PreparedTile(in ConvGeometry conv) => WinogradPlan.Fits(Correlation.Forward(conv))
        ? WinogradLayout.PreparedTile(conv.OutputHeight, conv.OutputWidth, conv.InputChannels, conv.OutputChannels)
        : 0;

    private static int PreparedSize(in ConvGeometry conv, int tile) =>
        tile == 0 ? conv.PackedSize : WinogradLayout.Prepared(tile, conv.InputChannels, conv.OutputChannels);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void InferAt<TConv, TActivation>(int batch, float* source, ReadOnlySpan<float> prepared, float* residual, float* target)
        where TConv : struct, IConv2D
        where TActivation : struct, IActivation
    {
        ConvGeometry conv = ConvGeometry.From<TConv>();
        Correlation map = Correlation.Forward(conv);
        int tile = PreparedTile(conv);
        BatchGuard.CheckPacked(PreparedSize(conv, tile), prepared);
        fixed (float* weights = prepared)
        {
            if (batch > 0 && tile > 0)
            {
                WinogradCorrelation.Infer<TActivation>(map, tile, batch, source, weights, target, residual);
                return;
            }

            CorrelationWork<TActivation>.Run(map, batch, source, weights, target, residual);
        }
    }
}
