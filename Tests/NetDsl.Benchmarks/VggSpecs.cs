using NetDsl.Kernels;

namespace NetDsl.Benchmarks;

internal readonly struct VggConv1A : IConv2D
{
    public static int InputHeight => 32;

    public static int InputWidth => 32;

    public static int InputChannels => 3;

    public static int OutputHeight => 32;

    public static int OutputWidth => 32;

    public static int OutputChannels => 32;

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

internal readonly struct VggConv1B : IConv2D
{
    public static int InputHeight => 32;

    public static int InputWidth => 32;

    public static int InputChannels => 32;

    public static int OutputHeight => 32;

    public static int OutputWidth => 32;

    public static int OutputChannels => 32;

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

internal readonly struct VggNorm1 : IBatchNorm
{
    public static int Pixels => 1024;

    public static int Channels => 32;

    public static float Epsilon => 1e-5f;

    public static float Momentum => 0.9f;
}

internal readonly struct VggPool1 : IPool
{
    public static int InputHeight => 32;

    public static int InputWidth => 32;

    public static int InputChannels => 32;

    public static int OutputHeight => 16;

    public static int OutputWidth => 16;

    public static int OutputChannels => 32;

    public static int KernelHeight => 2;

    public static int KernelWidth => 2;

    public static int StrideHeight => 2;

    public static int StrideWidth => 2;

    public static int DilationHeight => 1;

    public static int DilationWidth => 1;

    public static int PaddingTop => 0;

    public static int PaddingLeft => 0;

    public static int PaddingBottom => 0;

    public static int PaddingRight => 0;

    public static bool CountPadding => false;
}

internal readonly struct VggConv2A : IConv2D
{
    public static int InputHeight => 16;

    public static int InputWidth => 16;

    public static int InputChannels => 32;

    public static int OutputHeight => 16;

    public static int OutputWidth => 16;

    public static int OutputChannels => 64;

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

internal readonly struct VggConv2B : IConv2D
{
    public static int InputHeight => 16;

    public static int InputWidth => 16;

    public static int InputChannels => 64;

    public static int OutputHeight => 16;

    public static int OutputWidth => 16;

    public static int OutputChannels => 64;

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

internal readonly struct VggNorm2 : IBatchNorm
{
    public static int Pixels => 256;

    public static int Channels => 64;

    public static float Epsilon => 1e-5f;

    public static float Momentum => 0.9f;
}

internal readonly struct VggPool2 : IPool
{
    public static int InputHeight => 16;

    public static int InputWidth => 16;

    public static int InputChannels => 64;

    public static int OutputHeight => 8;

    public static int OutputWidth => 8;

    public static int OutputChannels => 64;

    public static int KernelHeight => 2;

    public static int KernelWidth => 2;

    public static int StrideHeight => 2;

    public static int StrideWidth => 2;

    public static int DilationHeight => 1;

    public static int DilationWidth => 1;

    public static int PaddingTop => 0;

    public static int PaddingLeft => 0;

    public static int PaddingBottom => 0;

    public static int PaddingRight => 0;

    public static bool CountPadding => false;
}

internal readonly struct VggConv3A : IConv2D
{
    public static int InputHeight => 8;

    public static int InputWidth => 8;

    public static int InputChannels => 64;

    public static int OutputHeight => 8;

    public static int OutputWidth => 8;

    public static int OutputChannels => 128;

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

internal readonly struct VggConv3B : IConv2D
{
    public static int InputHeight => 8;

    public static int InputWidth => 8;

    public static int InputChannels => 128;

    public static int OutputHeight => 8;

    public static int OutputWidth => 8;

    public static int OutputChannels => 128;

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

internal readonly struct VggNorm3 : IBatchNorm
{
    public static int Pixels => 64;

    public static int Channels => 128;

    public static float Epsilon => 1e-5f;

    public static float Momentum => 0.9f;
}

internal readonly struct VggPool3 : IPool
{
    public static int InputHeight => 8;

    public static int InputWidth => 8;

    public static int InputChannels => 128;

    public static int OutputHeight => 4;

    public static int OutputWidth => 4;

    public static int OutputChannels => 128;

    public static int KernelHeight => 2;

    public static int KernelWidth => 2;

    public static int StrideHeight => 2;

    public static int StrideWidth => 2;

    public static int DilationHeight => 1;

    public static int DilationWidth => 1;

    public static int PaddingTop => 0;

    public static int PaddingLeft => 0;

    public static int PaddingBottom => 0;

    public static int PaddingRight => 0;

    public static bool CountPadding => false;
}

internal readonly struct VggDense : IDense
{
    public static int Inputs => 2048;

    public static int Outputs => 10;
}
