using NetDsl.Kernels;

namespace NetDsl.Ilgpu.Tests.Kernels.Windows;

/// <summary>An image of one size that becomes one of another.</summary>
internal readonly struct ResizeOf<TInput, TOutput, TChannels> : IResize
    where TInput : struct, ISize
    where TOutput : struct, ISize
    where TChannels : struct, INumber
{
    public static int InputHeight => TInput.Height;

    public static int InputWidth => TInput.Width;

    public static int OutputHeight => TOutput.Height;

    public static int OutputWidth => TOutput.Width;

    public static int Channels => TChannels.Value;
}

/// <summary>An image enlarged by whole factors.</summary>
internal readonly struct UpsampleOf<TInput, TScale, TChannels, TBlend> : IUpsample
    where TInput : struct, ISize
    where TScale : struct, ISize
    where TChannels : struct, INumber
    where TBlend : struct, IBlend
{
    public static int InputHeight => TInput.Height;

    public static int InputWidth => TInput.Width;

    public static int OutputHeight => TInput.Height * TScale.Height;

    public static int OutputWidth => TInput.Width * TScale.Width;

    public static int Channels => TChannels.Value;

    public static bool Bilinear => TBlend.Bilinear;
}

/// <summary>Whether neighbours are blended.</summary>
internal interface IBlend
{
    static abstract bool Bilinear { get; }
}

internal readonly struct Repeated : IBlend
{
    public static bool Bilinear => false;
}

internal readonly struct Blended : IBlend
{
    public static bool Bilinear => true;
}

/// <summary>An image and the zeros around it.</summary>
internal readonly struct PadOf<TInput, TBorder, TChannels> : IZeroPad
    where TInput : struct, ISize
    where TBorder : struct, IBorder
    where TChannels : struct, INumber
{
    public static int Pixels => TInput.Height * TInput.Width;

    public static int Channels => TChannels.Value;

    public static int InputHeight => TInput.Height;

    public static int InputWidth => TInput.Width;

    public static int Top => TBorder.Top;

    public static int Bottom => TBorder.Bottom;

    public static int Left => TBorder.Left;

    public static int Right => TBorder.Right;
}

/// <summary>A slice of the channels of every pixel.</summary>
internal readonly struct SliceOf<TPixels, TChannels, TOffset, TTotal> : IChannelSlice
    where TPixels : struct, INumber
    where TChannels : struct, INumber
    where TOffset : struct, INumber
    where TTotal : struct, INumber
{
    public static int Pixels => TPixels.Value;

    public static int Channels => TChannels.Value;

    public static int TotalChannels => TTotal.Value;

    public static int Offset => TOffset.Value;
}
