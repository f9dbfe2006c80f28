using NetDsl.Kernels;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>What follows from a convolution's specification; constants in a kernel.</summary>
internal static class ConvSizes<TConv>
    where TConv : struct, IConv2D
{
    /// <summary>Kernel height × kernel width.</summary>
    public static int Taps => TConv.KernelHeight * TConv.KernelWidth;

    /// <summary>Input channels that one group sees.</summary>
    public static int GroupInputs => TConv.InputChannels / TConv.Groups;

    /// <summary>Output channels of one group.</summary>
    public static int GroupOutputs => TConv.OutputChannels / TConv.Groups;

    /// <summary>Products that an output value sums.</summary>
    public static int Depth => Taps * GroupInputs;

    /// <summary>Floats of the kernel.</summary>
    public static int KernelSize => Depth * TConv.OutputChannels;

    /// <summary>Output pixels of one sample.</summary>
    public static int OutputPixels => TConv.OutputHeight * TConv.OutputWidth;

    /// <summary>Whether input channels are moved 16 bytes at a time.</summary>
    public static bool InputWhole => GroupInputs % 4 == 0;

    /// <summary>Whether output channels are moved 16 bytes at a time.</summary>
    public static bool OutputWhole => GroupOutputs % 4 == 0;

    /// <summary>Whether no window reaches into padding.</summary>
    public static bool Inside =>
        TConv.PaddingTop <= 0 && TConv.PaddingLeft <= 0
        && Reach(TConv.OutputHeight, TConv.StrideHeight, TConv.KernelHeight, TConv.DilationHeight) - TConv.PaddingTop <= TConv.InputHeight
        && Reach(TConv.OutputWidth, TConv.StrideWidth, TConv.KernelWidth, TConv.DilationWidth) - TConv.PaddingLeft <= TConv.InputWidth;

    /// <summary>The windows of the forward pass.</summary>
    public static Window Windows(int group) => new()
    {
        SourceHeight = TConv.InputHeight,
        SourceWidth = TConv.InputWidth,
        SourceChannels = TConv.InputChannels,
        Channels = GroupInputs,
        FirstChannel = group * GroupInputs,
        TapsHeight = TConv.KernelHeight,
        TapsWidth = TConv.KernelWidth,
        StrideHeight = TConv.StrideHeight,
        StrideWidth = TConv.StrideWidth,
        StepHeight = TConv.DilationHeight,
        StepWidth = TConv.DilationWidth,
        OriginY = -TConv.PaddingTop,
        OriginX = -TConv.PaddingLeft,
        TargetHeight = TConv.OutputHeight,
        TargetWidth = TConv.OutputWidth,
        Inside = Inside,
    };

    private static int Reach(int outputs, int stride, int taps, int dilation) => ((outputs - 1) * stride) + ((taps - 1) * dilation) + 1;
}
