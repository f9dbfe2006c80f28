using System.Runtime.CompilerServices;
using NetDsl.Threading;

namespace NetDsl.Kernels;

/// <summary>Brings weights into the panels of <see cref="PackedLayout"/>.</summary>
internal static unsafe class WeightPacking
{
    /// <summary>Nanoseconds for one weight, which comes from far and goes to a near cache.</summary>
    private const double WeightTime = 0.2;

    /// <summary>
    /// Packs a kernel (rows of taps × input channels of a group, columns of output channels) and its bias for the forward pass.
    /// </summary>
    /// <param name="conv">The sizes.</param>
    /// <param name="kernel">Kernel height × kernel width × (input channels / groups) × output channels.</param>
    /// <param name="bias">One value an output channel, or empty.</param>
    /// <param name="affine">Empty, or a factor and then an offset for each output channel: folded batch normalisation.</param>
    /// <param name="packed">For each group and panel, the rows and then the bias.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Pack(
        in ConvGeometry conv, ReadOnlySpan<float> kernel, ReadOnlySpan<float> bias, ReadOnlySpan<float> affine, Span<float> packed)
    {
        BatchGuard.CheckKernel(conv.KernelSize, kernel);
        BatchGuard.CheckChannels(conv.OutputChannels, bias);
        BatchGuard.CheckChannels(2 * conv.OutputChannels, affine);
        BatchGuard.CheckPacked(conv.PackedSize, packed);
        fixed (float* from = kernel, offsets = bias, factors = affine, to = packed)
        {
            PanelPackingWork work = new() { Conv = conv, Kernel = from, Bias = offsets, Affine = factors, Packed = to };
            WorkerPool.Run(ref work, work.Items, WeightTime * conv.KernelSize);
        }
    }

    /// <summary>Packs one phase of the data gradient: input and output channels change places and the taps are turned around.</summary>
    public static void PackPhase(
        in ConvGeometry conv, in GradientPhase vertical, in GradientPhase horizontal, ReadOnlySpan<float> kernel, Span<float> packed)
    {
        BatchGuard.CheckKernel(conv.KernelSize, kernel);
        int taps = vertical.Taps * horizontal.Taps;
        int size = PackedLayout.ConvolutionTransposed(taps, conv.InputChannels, conv.OutputChannels, conv.Groups);
        BatchGuard.CheckPacked(size, packed);
        fixed (float* from = kernel, to = packed)
        {
            PhasePackingWork work = new() { Conv = conv, Vertical = vertical, Horizontal = horizontal, Kernel = from, Packed = to };
            WorkerPool.Run(ref work, work.Items, WeightTime * size);
        }
    }
}
