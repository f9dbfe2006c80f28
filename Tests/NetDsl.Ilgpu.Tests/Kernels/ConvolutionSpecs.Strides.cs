using NetDsl.Kernels;

namespace NetDsl.Ilgpu.Tests.Kernels;

/// <summary>Strides beyond the kernel: some pixels are never seen.</summary>
internal readonly struct GapConv : IConv2D
{
    public static int InputHeight => 7;

    public static int InputWidth => 7;

    public static int InputChannels => 4;

    public static int OutputHeight => 3;

    public static int OutputWidth => 4;

    public static int OutputChannels => 4;

    public static int KernelHeight => 1;

    public static int KernelWidth => 1;

    public static int StrideHeight => 3;

    public static int StrideWidth => 2;

    public static int DilationHeight => 1;

    public static int DilationWidth => 1;

    public static int PaddingTop => 0;

    public static int PaddingLeft => 0;

    public static int Groups => 1;
}

/// <summary>Strides that share no factor with the dilation, and some that do.</summary>
internal readonly struct DilatedStrideConv : IConv2D
{
    public static int InputHeight => 11;

    public static int InputWidth => 10;

    public static int InputChannels => 3;

    public static int OutputHeight => 4;

    public static int OutputWidth => 4;

    public static int OutputChannels => 4;

    public static int KernelHeight => 3;

    public static int KernelWidth => 3;

    public static int StrideHeight => 2;

    public static int StrideWidth => 2;

    public static int DilationHeight => 2;

    public static int DilationWidth => 3;

    public static int PaddingTop => 0;

    public static int PaddingLeft => 1;

    public static int Groups => 1;
}

/// <summary>Single pixels.</summary>
internal readonly struct PointConv : IConv2D
{
    public static int InputHeight => 5;

    public static int InputWidth => 3;

    public static int InputChannels => 12;

    public static int OutputHeight => 5;

    public static int OutputWidth => 3;

    public static int OutputChannels => 20;

    public static int KernelHeight => 1;

    public static int KernelWidth => 1;

    public static int StrideHeight => 1;

    public static int StrideWidth => 1;

    public static int DilationHeight => 1;

    public static int DilationWidth => 1;

    public static int PaddingTop => 0;

    public static int PaddingLeft => 0;

    public static int Groups => 1;
}

/// <summary>Single pixels of odd channels.</summary>
internal readonly struct OddPointConv : IConv2D
{
    public static int InputHeight => 5;

    public static int InputWidth => 3;

    public static int InputChannels => 7;

    public static int OutputHeight => 5;

    public static int OutputWidth => 3;

    public static int OutputChannels => 9;

    public static int KernelHeight => 1;

    public static int KernelWidth => 1;

    public static int StrideHeight => 1;

    public static int StrideWidth => 1;

    public static int DilationHeight => 1;

    public static int DilationWidth => 1;

    public static int PaddingTop => 0;

    public static int PaddingLeft => 0;

    public static int Groups => 1;
}

/// <summary>More pixels and channels than the largest tile.</summary>
internal readonly struct WideConv : IConv2D
{
    public static int InputHeight => 12;

    public static int InputWidth => 11;

    public static int InputChannels => 4;

    public static int OutputHeight => 12;

    public static int OutputWidth => 11;

    public static int OutputChannels => 132;

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

/// <summary>An input smaller than the strides: some of their phases have no pixel.</summary>
internal readonly struct TinyConv : IConv2D
{
    public static int InputHeight => 1;

    public static int InputWidth => 2;

    public static int InputChannels => 4;

    public static int OutputHeight => 1;

    public static int OutputWidth => 1;

    public static int OutputChannels => 4;

    public static int KernelHeight => 3;

    public static int KernelWidth => 3;

    public static int StrideHeight => 3;

    public static int StrideWidth => 3;

    public static int DilationHeight => 1;

    public static int DilationWidth => 1;

    public static int PaddingTop => 1;

    public static int PaddingLeft => 1;

    public static int Groups => 1;
}
