using NetDsl.Kernels;

namespace NetDsl.Tests.Kernels;

/// <summary>As <see cref="Shapes"/>, for layers that resize images and for norms of samples.</summary>
internal static class ResizeShapes
{
    [ThreadStatic]
    private static (int InputHeight, int InputWidth, int OutputHeight, int OutputWidth, int Channels, bool Bilinear) resize;

    [ThreadStatic]
    private static (int Pixels, int Channels, int Groups, float Epsilon) norm;

    [ThreadStatic]
    private static (int Size, float Alpha, float Beta, float Bias) response;

    internal static (int InputHeight, int InputWidth, int OutputHeight, int OutputWidth, int Channels, bool Bilinear) Resize
    {
        get => resize;
        set => resize = value;
    }

    internal static (int Pixels, int Channels, int Groups, float Epsilon) Norm { get => norm; set => norm = value; }

    internal static (int Size, float Alpha, float Beta, float Bias) Response { get => response; set => response = value; }
}

internal readonly struct AnyResize : IUpsample
{
    public static int InputHeight => ResizeShapes.Resize.InputHeight;

    public static int InputWidth => ResizeShapes.Resize.InputWidth;

    public static int OutputHeight => ResizeShapes.Resize.OutputHeight;

    public static int OutputWidth => ResizeShapes.Resize.OutputWidth;

    public static int Channels => ResizeShapes.Resize.Channels;

    public static bool Bilinear => ResizeShapes.Resize.Bilinear;
}

internal readonly struct AnyNorm : IGroupNorm, ILocalResponseNorm
{
    public static int Pixels => ResizeShapes.Norm.Pixels;

    public static int Channels => ResizeShapes.Norm.Channels;

    public static int Groups => ResizeShapes.Norm.Groups;

    public static float Epsilon => ResizeShapes.Norm.Epsilon;

    public static int Size => ResizeShapes.Response.Size;

    public static float Alpha => ResizeShapes.Response.Alpha;

    public static float Beta => ResizeShapes.Response.Beta;

    public static float Bias => ResizeShapes.Response.Bias;
}

/// <summary>The transposed convolution whose adjoint is the current convolution.</summary>
internal readonly struct AnyTranspose : IConvTranspose2D
{
    public static int InputHeight => Shapes.Conv.OutputHeight;

    public static int InputWidth => Shapes.Conv.OutputWidth;

    public static int InputChannels => Shapes.Conv.OutputChannels;

    public static int OutputHeight => Shapes.Conv.InputHeight;

    public static int OutputWidth => Shapes.Conv.InputWidth;

    public static int OutputChannels => Shapes.Conv.InputChannels;

    public static int KernelHeight => Shapes.Conv.KernelHeight;

    public static int KernelWidth => Shapes.Conv.KernelWidth;

    public static int StrideHeight => Shapes.Conv.StrideHeight;

    public static int StrideWidth => Shapes.Conv.StrideWidth;

    public static int DilationHeight => Shapes.Conv.DilationHeight;

    public static int DilationWidth => Shapes.Conv.DilationWidth;

    public static int PaddingTop => Shapes.Conv.PaddingTop;

    public static int PaddingLeft => Shapes.Conv.PaddingLeft;
}
