using NetDsl.Kernels;

namespace NetDsl.Benchmarks;

internal readonly struct LeNetConv1 : IConv2D
{
    public static int InputHeight => 28;

    public static int InputWidth => 28;

    public static int InputChannels => 1;

    public static int OutputHeight => 28;

    public static int OutputWidth => 28;

    public static int OutputChannels => 6;

    public static int KernelHeight => 5;

    public static int KernelWidth => 5;

    public static int StrideHeight => 1;

    public static int StrideWidth => 1;

    public static int DilationHeight => 1;

    public static int DilationWidth => 1;

    public static int PaddingTop => 2;

    public static int PaddingLeft => 2;

    public static int Groups => 1;
}

internal readonly struct LeNetPool1 : IPool
{
    public static int InputHeight => 28;

    public static int InputWidth => 28;

    public static int InputChannels => 6;

    public static int OutputHeight => 14;

    public static int OutputWidth => 14;

    public static int OutputChannels => 6;

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

internal readonly struct LeNetConv2 : IConv2D
{
    public static int InputHeight => 14;

    public static int InputWidth => 14;

    public static int InputChannels => 6;

    public static int OutputHeight => 10;

    public static int OutputWidth => 10;

    public static int OutputChannels => 16;

    public static int KernelHeight => 5;

    public static int KernelWidth => 5;

    public static int StrideHeight => 1;

    public static int StrideWidth => 1;

    public static int DilationHeight => 1;

    public static int DilationWidth => 1;

    public static int PaddingTop => 0;

    public static int PaddingLeft => 0;

    public static int Groups => 1;
}

internal readonly struct LeNetPool2 : IPool
{
    public static int InputHeight => 10;

    public static int InputWidth => 10;

    public static int InputChannels => 16;

    public static int OutputHeight => 5;

    public static int OutputWidth => 5;

    public static int OutputChannels => 16;

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

internal readonly struct LeNetDense1 : IDense
{
    public static int Inputs => 400;

    public static int Outputs => 120;
}

internal readonly struct LeNetDense2 : IDense
{
    public static int Inputs => 120;

    public static int Outputs => 84;
}

internal readonly struct LeNetDense3 : IDense
{
    public static int Inputs => 84;

    public static int Outputs => 10;
}

internal readonly struct Logits : IBatchNorm
{
    public static int Pixels => 1;

    public static int Channels => 10;

    public static float Epsilon => 1e-5f;

    public static float Momentum => 0.9f;
}
