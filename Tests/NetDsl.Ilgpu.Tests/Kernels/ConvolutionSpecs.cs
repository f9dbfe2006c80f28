using NetDsl.Kernels;

namespace NetDsl.Ilgpu.Tests.Kernels;

/// <summary>No channel count is a multiple of 4, and the padding is larger on one side.</summary>
internal readonly struct OddConv : IConv2D
{
    public static int InputHeight => 7;

    public static int InputWidth => 6;

    public static int InputChannels => 3;

    public static int OutputHeight => 7;

    public static int OutputWidth => 6;

    public static int OutputChannels => 5;

    public static int KernelHeight => 3;

    public static int KernelWidth => 2;

    public static int StrideHeight => 1;

    public static int StrideWidth => 1;

    public static int DilationHeight => 1;

    public static int DilationWidth => 1;

    public static int PaddingTop => 1;

    public static int PaddingLeft => 1;

    public static int Groups => 1;
}

/// <summary>All channels are multiples of 4.</summary>
internal readonly struct QuadConv : IConv2D
{
    public static int InputHeight => 6;

    public static int InputWidth => 5;

    public static int InputChannels => 4;

    public static int OutputHeight => 6;

    public static int OutputWidth => 5;

    public static int OutputChannels => 8;

    public static int KernelHeight => 3;

    public static int KernelWidth => 3;

    public static int StrideHeight => 1;

    public static int StrideWidth => 1;

    public static int DilationHeight => 1;

    public static int DilationWidth => 1;

    public static int PaddingTop => 1;

    public static int PaddingLeft => 1;

    public static int Groups => 1;
}

/// <summary>Only the input's channels are a multiple of 4; strides of 2.</summary>
internal readonly struct HalfQuadConv : IConv2D
{
    public static int InputHeight => 9;

    public static int InputWidth => 8;

    public static int InputChannels => 4;

    public static int OutputHeight => 4;

    public static int OutputWidth => 4;

    public static int OutputChannels => 6;

    public static int KernelHeight => 3;

    public static int KernelWidth => 3;

    public static int StrideHeight => 2;

    public static int StrideWidth => 2;

    public static int DilationHeight => 1;

    public static int DilationWidth => 1;

    public static int PaddingTop => 0;

    public static int PaddingLeft => 1;

    public static int Groups => 1;
}

/// <summary>Two groups with dilation.</summary>
internal readonly struct GroupedConv : IConv2D
{
    public static int InputHeight => 6;

    public static int InputWidth => 6;

    public static int InputChannels => 8;

    public static int OutputHeight => 4;

    public static int OutputWidth => 5;

    public static int OutputChannels => 24;

    public static int KernelHeight => 2;

    public static int KernelWidth => 2;

    public static int StrideHeight => 1;

    public static int StrideWidth => 1;

    public static int DilationHeight => 2;

    public static int DilationWidth => 1;

    public static int PaddingTop => 0;

    public static int PaddingLeft => 0;

    public static int Groups => 2;
}

/// <summary>Three groups of odd channels with a stride.</summary>
internal readonly struct OddGroupedConv : IConv2D
{
    public static int InputHeight => 6;

    public static int InputWidth => 7;

    public static int InputChannels => 9;

    public static int OutputHeight => 3;

    public static int OutputWidth => 4;

    public static int OutputChannels => 6;

    public static int KernelHeight => 3;

    public static int KernelWidth => 3;

    public static int StrideHeight => 2;

    public static int StrideWidth => 2;

    public static int DilationHeight => 1;

    public static int DilationWidth => 1;

    public static int PaddingTop => 1;

    public static int PaddingLeft => 1;

    public static int Groups => 3;
}
