using NetDsl.Kernels;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>The convolution from a transposed convolution's output to its input.</summary>
internal readonly struct Adjoint<TConv> : IConv2D
    where TConv : struct, IConvTranspose2D
{
    public static int InputHeight => TConv.OutputHeight;

    public static int InputWidth => TConv.OutputWidth;

    public static int InputChannels => TConv.OutputChannels;

    public static int OutputHeight => TConv.InputHeight;

    public static int OutputWidth => TConv.InputWidth;

    public static int OutputChannels => TConv.InputChannels;

    public static int KernelHeight => TConv.KernelHeight;

    public static int KernelWidth => TConv.KernelWidth;

    public static int StrideHeight => TConv.StrideHeight;

    public static int StrideWidth => TConv.StrideWidth;

    public static int DilationHeight => TConv.DilationHeight;

    public static int DilationWidth => TConv.DilationWidth;

    public static int PaddingTop => TConv.PaddingTop;

    public static int PaddingLeft => TConv.PaddingLeft;

    public static int Groups => 1;
}
