using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>
/// The sizes of one convolution as plain numbers: what lies between the specification, a type, and the micro-kernels, which take
/// run-time parameters. Sizes that are known only at run time would enter here.
/// </summary>
internal readonly record struct ConvGeometry(
    int InputHeight,
    int InputWidth,
    int InputChannels,
    int OutputHeight,
    int OutputWidth,
    int OutputChannels,
    int KernelHeight,
    int KernelWidth,
    int StrideHeight,
    int StrideWidth,
    int DilationHeight,
    int DilationWidth,
    int PaddingTop,
    int PaddingLeft,
    int Groups,
    bool MinimalFiltering = true)
{
    /// <summary>Kernel height × kernel width.</summary>
    public int Taps => KernelHeight * KernelWidth;

    /// <summary>Floats of one input image.</summary>
    public int InputSize => InputHeight * InputWidth * InputChannels;

    /// <summary>Floats of one output image.</summary>
    public int OutputSize => OutputHeight * OutputWidth * OutputChannels;

    /// <summary>Input channels that one group sees.</summary>
    public int InputGroupChannels => InputChannels / Groups;

    /// <summary>Output channels of one group.</summary>
    public int OutputGroupChannels => OutputChannels / Groups;

    /// <summary>Floats of the kernel.</summary>
    public int KernelSize => Taps * InputGroupChannels * OutputChannels;

    /// <summary>Floats of the kernel and bias packed for the forward pass.</summary>
    public int PackedSize => PackedLayout.Convolution(Taps, InputChannels, OutputChannels, Groups);

    /// <summary>Floats of the kernel packed for the data gradient.</summary>
    public int PackedTransposedSize => PackedLayout.ConvolutionTransposed(Taps, InputChannels, OutputChannels, Groups);

    /// <summary>Reads a convolution's specification.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ConvGeometry From<TConv>()
        where TConv : struct, IConv2D => FromWindow<TConv>(TConv.Groups, TConv.MinimalFiltering);

    /// <summary>Reads the specification of a window; the rest is given for kernels whose specification does not have it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ConvGeometry FromWindow<TWindow>(int groups, bool minimalFiltering = true)
        where TWindow : struct, IWindow => new(
            TWindow.InputHeight,
            TWindow.InputWidth,
            TWindow.InputChannels,
            TWindow.OutputHeight,
            TWindow.OutputWidth,
            TWindow.OutputChannels,
            TWindow.KernelHeight,
            TWindow.KernelWidth,
            TWindow.StrideHeight,
            TWindow.StrideWidth,
            TWindow.DilationHeight,
            TWindow.DilationWidth,
            TWindow.PaddingTop,
            TWindow.PaddingLeft,
            groups,
            minimalFiltering);

    /// <summary>A dense layer is a convolution of one pixel with a 1 × 1 kernel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ConvGeometry FromDense<TDense>()
        where TDense : struct, IDense => new(1, 1, TDense.Inputs, 1, 1, TDense.Outputs, 1, 1, 1, 1, 1, 1, 0, 0, 1);
}
