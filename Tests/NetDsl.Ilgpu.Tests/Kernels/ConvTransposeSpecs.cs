using NetDsl.Kernels;

namespace NetDsl.Ilgpu.Tests.Kernels;

/// <summary>Twice the size, with overlaps, and odd channels.</summary>
internal readonly struct UpConv : IConvTranspose2D
{
    public static int InputHeight => 4;

    public static int InputWidth => 3;

    public static int InputChannels => 5;

    public static int OutputHeight => 9;

    public static int OutputWidth => 7;

    public static int OutputChannels => 3;

    public static int KernelHeight => 3;

    public static int KernelWidth => 3;

    public static int StrideHeight => 2;

    public static int StrideWidth => 2;

    public static int DilationHeight => 1;

    public static int DilationWidth => 1;

    public static int PaddingTop => 0;

    public static int PaddingLeft => 0;
}

/// <summary>Channels that are multiples of 4, padding and a wide kernel.</summary>
internal readonly struct QuadUpConv : IConvTranspose2D
{
    public static int InputHeight => 3;

    public static int InputWidth => 4;

    public static int InputChannels => 8;

    public static int OutputHeight => 6;

    public static int OutputWidth => 8;

    public static int OutputChannels => 4;

    public static int KernelHeight => 4;

    public static int KernelWidth => 4;

    public static int StrideHeight => 2;

    public static int StrideWidth => 2;

    public static int DilationHeight => 1;

    public static int DilationWidth => 1;

    public static int PaddingTop => 1;

    public static int PaddingLeft => 1;
}
