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

    /// <summary>The windows of the forward pass.</summary>
    public static Window Windows(int group) => new()
    {
        SourceHeight = TConv.InputHeight,
        SourceWidth = TConv.InputWidth,
        SourceChannels = TConv.InputChannels,
        Channels = GroupInputs,
        FirstChannel = group * GroupInputs,
        TapsWidth = TConv.KernelWidth,
        StrideHeight = TConv.StrideHeight,
        StrideWidth = TConv.StrideWidth,
        StepHeight = TConv.DilationHeight,
        StepWidth = TConv.DilationWidth,
        OriginY = -TConv.PaddingTop,
        OriginX = -TConv.PaddingLeft,
        TargetHeight = TConv.OutputHeight,
        TargetWidth = TConv.OutputWidth,
        End = Depth,
    };
}
