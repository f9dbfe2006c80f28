using NetDsl.Kernels;

namespace NetDsl.Tests.Kernels;

/// <summary>
/// Specifications whose numbers a test chooses at run time. Kernels read a specification once, on the calling thread, so a thread's
/// current shape serves.
/// </summary>
internal static class Shapes
{
    [ThreadStatic]
    private static ConvGeometry conv;

    [ThreadStatic]
    private static PoolGeometry pool;

    [ThreadStatic]
    private static (int Pixels, int Channels, float Epsilon, float Momentum, int Total, int Offset) channels;

    [ThreadStatic]
    private static (int Height, int Width, int Top, int Bottom, int Left, int Right) pad;

    [ThreadStatic]
    private static (int Elements, float Rate, int Stream) dropout;

    internal static ConvGeometry Conv { get => conv; set => conv = value; }

    internal static PoolGeometry Pool { get => pool; set => pool = value; }

    internal static (int Pixels, int Channels, float Epsilon, float Momentum, int Total, int Offset) Channels
    {
        get => channels;
        set => channels = value;
    }

    internal static (int Height, int Width, int Top, int Bottom, int Left, int Right) Pad { get => pad; set => pad = value; }

    internal static (int Elements, float Rate, int Stream) Dropout { get => dropout; set => dropout = value; }
}

internal readonly struct AnyConv : IConv2D, IDepthwiseConv2D
{
    public static int InputHeight => Shapes.Conv.InputHeight;

    public static int InputWidth => Shapes.Conv.InputWidth;

    public static int InputChannels => Shapes.Conv.InputChannels;

    public static int OutputHeight => Shapes.Conv.OutputHeight;

    public static int OutputWidth => Shapes.Conv.OutputWidth;

    public static int OutputChannels => Shapes.Conv.OutputChannels;

    public static int KernelHeight => Shapes.Conv.KernelHeight;

    public static int KernelWidth => Shapes.Conv.KernelWidth;

    public static int StrideHeight => Shapes.Conv.StrideHeight;

    public static int StrideWidth => Shapes.Conv.StrideWidth;

    public static int DilationHeight => Shapes.Conv.DilationHeight;

    public static int DilationWidth => Shapes.Conv.DilationWidth;

    public static int PaddingTop => Shapes.Conv.PaddingTop;

    public static int PaddingLeft => Shapes.Conv.PaddingLeft;

    public static int Groups => Shapes.Conv.Groups;

    public static bool MinimalFiltering => Shapes.Conv.MinimalFiltering;
}

internal readonly struct AnyDense : IDense
{
    public static int Inputs => Shapes.Conv.InputChannels;

    public static int Outputs => Shapes.Conv.OutputChannels;
}

internal readonly struct AnyPool : IPool
{
    public static int InputHeight => Shapes.Pool.InputHeight;

    public static int InputWidth => Shapes.Pool.InputWidth;

    public static int InputChannels => Shapes.Pool.Channels;

    public static int OutputHeight => Shapes.Pool.OutputHeight;

    public static int OutputWidth => Shapes.Pool.OutputWidth;

    public static int OutputChannels => Shapes.Pool.Channels;

    public static int KernelHeight => Shapes.Pool.KernelHeight;

    public static int KernelWidth => Shapes.Pool.KernelWidth;

    public static int StrideHeight => Shapes.Pool.StrideHeight;

    public static int StrideWidth => Shapes.Pool.StrideWidth;

    public static int DilationHeight => Shapes.Pool.DilationHeight;

    public static int DilationWidth => Shapes.Pool.DilationWidth;

    public static int PaddingTop => Shapes.Pool.PaddingTop;

    public static int PaddingLeft => Shapes.Pool.PaddingLeft;

    public static int PaddingBottom => Shapes.Pool.PaddingBottom;

    public static int PaddingRight => Shapes.Pool.PaddingRight;

    public static bool CountPadding => Shapes.Pool.CountPadding;
}

internal readonly struct AnyChannels : IBatchNorm, IChannelSlice
{
    public static int Pixels => Shapes.Channels.Pixels;

    public static int Channels => Shapes.Channels.Channels;

    public static float Epsilon => Shapes.Channels.Epsilon;

    public static float Momentum => Shapes.Channels.Momentum;

    public static int TotalChannels => Shapes.Channels.Total;

    public static int Offset => Shapes.Channels.Offset;
}

internal readonly struct AnyPad : IZeroPad
{
    public static int InputHeight => Shapes.Pad.Height;

    public static int InputWidth => Shapes.Pad.Width;

    public static int Top => Shapes.Pad.Top;

    public static int Bottom => Shapes.Pad.Bottom;

    public static int Left => Shapes.Pad.Left;

    public static int Right => Shapes.Pad.Right;

    public static int Pixels => InputHeight * InputWidth;

    public static int Channels => Shapes.Channels.Channels;
}

internal readonly struct AnyDropout : IDropout
{
    public static int Elements => Shapes.Dropout.Elements;

    public static float Rate => Shapes.Dropout.Rate;

    public static int Stream => Shapes.Dropout.Stream;
}

internal readonly struct OneThird : IConstant
{
    public static float Value => 0.3f;
}

internal readonly struct One : IConstant
{
    public static float Value => 1;
}
