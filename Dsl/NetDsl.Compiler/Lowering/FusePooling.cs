using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Kernels;
using NetDsl.Kernels;

namespace NetDsl.Compiler.Lowering;

/// <summary>
/// In inference on the CPU, max pooling of 2 × 2 pixels that alone reads a small convolution is done with it: the maxima are found in
/// registers, and the unpooled image is never written. Pooling and ReLU may change places, since ReLU never falls.
/// </summary>
internal static class FusePooling
{
    /// <summary>Elements of the unpooled image at most: beyond, the way in which a convolution is split is worth more than its image costs.</summary>
    private const int MostElements = 1 << 15;

    public static LoweredNetwork Run(LoweredNetwork network) =>
        MergeIntoProducer.Run(network, MayFuse, static (producer, pooling) => producer with { FusedPooling = pooling });

    private static bool MayFuse(Operation producer, Operation reader) =>
        reader.Kernel is MaxPoolKernel pooling
        && producer is { FusedPooling: null, Inputs.Count: 1, Kernel: ConvolutionKernel { Groups: 1 } convolution }
        && producer.FusedActivation is null or { Kernel: ActivationKernel { Function: "Relu" } }
        && convolution.Output.Channels <= PackedLayout.PanelWidth
        && convolution.Output.Elements <= MostElements
        && IsTiled(pooling.Window.Height, pooling.Input.Height)
        && IsTiled(pooling.Window.Width, pooling.Input.Width);

    private static bool IsTiled(AxisWindow axis, int size) =>
        axis is { Kernel: 2, Stride: 2, Dilation: 1, Before: 0, After: 0 } && size >= 4 && size % 2 == 0;
}
