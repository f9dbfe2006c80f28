using NetDsl.Kernels;

namespace NetDsl.Ilgpu.Tests.Kernels.Windows;

/// <summary>What a window does at an image's edge.</summary>
internal interface IEdge
{
    /// <summary>Whether the last window may reach beyond the padding.</summary>
    static abstract bool Ceil { get; }

    static abstract bool CountPadding { get; }
}

internal readonly struct Floor : IEdge
{
    public static bool Ceil => false;

    public static bool CountPadding => false;
}

internal readonly struct Ceiling : IEdge
{
    public static bool Ceil => true;

    public static bool CountPadding => false;
}

internal readonly struct Counting : IEdge
{
    public static bool Ceil => false;

    public static bool CountPadding => true;
}

internal readonly struct CountingCeil : IEdge
{
    public static bool Ceil => true;

    public static bool CountPadding => true;
}

/// <summary>A pooling or a depthwise convolution whose output size follows from the rest.</summary>
internal readonly struct WindowOf<TImage, TChannels, TMultiplier, TKernel, TStride, TDilation, TBorder, TEdge> : IPool, IDepthwiseConv2D
    where TImage : struct, ISize
    where TChannels : struct, INumber
    where TMultiplier : struct, INumber
    where TKernel : struct, ISize
    where TStride : struct, ISize
    where TDilation : struct, ISize
    where TBorder : struct, IBorder
    where TEdge : struct, IEdge
{
    public static int InputHeight => TImage.Height;

    public static int InputWidth => TImage.Width;

    public static int InputChannels => TChannels.Value;

    public static int OutputHeight => Outputs(TImage.Height, TBorder.Top, TBorder.Bottom, TKernel.Height, TStride.Height, TDilation.Height);

    public static int OutputWidth => Outputs(TImage.Width, TBorder.Left, TBorder.Right, TKernel.Width, TStride.Width, TDilation.Width);

    public static int OutputChannels => TChannels.Value * TMultiplier.Value;

    public static int KernelHeight => TKernel.Height;

    public static int KernelWidth => TKernel.Width;

    public static int StrideHeight => TStride.Height;

    public static int StrideWidth => TStride.Width;

    public static int DilationHeight => TDilation.Height;

    public static int DilationWidth => TDilation.Width;

    public static int PaddingTop => TBorder.Top;

    public static int PaddingLeft => TBorder.Left;

    public static int PaddingBottom => TBorder.Bottom;

    public static int PaddingRight => TBorder.Right;

    public static bool CountPadding => TEdge.CountPadding;

    private static int Outputs(int size, int before, int after, int taps, int step, int dilation)
    {
        var room = size + before + after - ((taps - 1) * dilation) - 1;
        var count = ((TEdge.Ceil ? room + step - 1 : room) / step) + 1;
        return TEdge.Ceil && (count - 1) * step >= size + before ? count - 1 : count;
    }
}
