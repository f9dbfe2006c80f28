using NetDsl.Kernels;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>A depthwise correlation that a thread computes a strip of columns of.</summary>
internal interface IDepthwiseMap : IWindow
{
    /// <summary>Whether the kernel's taps come in the opposite order.</summary>
    static abstract bool Turned { get; }
}

/// <summary>The convolution itself.</summary>
internal readonly struct ForwardMap<TConv> : IDepthwiseMap
    where TConv : struct, IDepthwiseConv2D
{
    /// <inheritdoc/>
    public static bool Turned => false;

    /// <inheritdoc/>
    public static int InputHeight => TConv.InputHeight;

    /// <inheritdoc/>
    public static int InputWidth => TConv.InputWidth;

    /// <inheritdoc/>
    public static int InputChannels => TConv.InputChannels;

    /// <inheritdoc/>
    public static int OutputHeight => TConv.OutputHeight;

    /// <inheritdoc/>
    public static int OutputWidth => TConv.OutputWidth;

    /// <inheritdoc/>
    public static int OutputChannels => TConv.OutputChannels;

    /// <inheritdoc/>
    public static int KernelHeight => TConv.KernelHeight;

    /// <inheritdoc/>
    public static int KernelWidth => TConv.KernelWidth;

    /// <inheritdoc/>
    public static int StrideHeight => TConv.StrideHeight;

    /// <inheritdoc/>
    public static int StrideWidth => TConv.StrideWidth;

    /// <inheritdoc/>
    public static int DilationHeight => TConv.DilationHeight;

    /// <inheritdoc/>
    public static int DilationWidth => TConv.DilationWidth;

    /// <inheritdoc/>
    public static int PaddingTop => TConv.PaddingTop;

    /// <inheritdoc/>
    public static int PaddingLeft => TConv.PaddingLeft;
}

/// <summary>
/// The gradient with respect to the input, where strides and multiplier are 1: the correlation of the output's gradient with the kernel
/// turned around, in which tap t of the convolution is tap (size − 1 − t).
/// </summary>
internal readonly struct BackwardMap<TConv> : IDepthwiseMap
    where TConv : struct, IDepthwiseConv2D
{
    /// <inheritdoc/>
    public static bool Turned => true;

    /// <inheritdoc/>
    public static int InputHeight => TConv.OutputHeight;

    /// <inheritdoc/>
    public static int InputWidth => TConv.OutputWidth;

    /// <inheritdoc/>
    public static int InputChannels => TConv.OutputChannels;

    /// <inheritdoc/>
    public static int OutputHeight => TConv.InputHeight;

    /// <inheritdoc/>
    public static int OutputWidth => TConv.InputWidth;

    /// <inheritdoc/>
    public static int OutputChannels => TConv.InputChannels;

    /// <inheritdoc/>
    public static int KernelHeight => TConv.KernelHeight;

    /// <inheritdoc/>
    public static int KernelWidth => TConv.KernelWidth;

    /// <inheritdoc/>
    public static int StrideHeight => 1;

    /// <inheritdoc/>
    public static int StrideWidth => 1;

    /// <inheritdoc/>
    public static int DilationHeight => TConv.DilationHeight;

    /// <inheritdoc/>
    public static int DilationWidth => TConv.DilationWidth;

    /// <inheritdoc/>
    public static int PaddingTop => ((TConv.KernelHeight - 1) * TConv.DilationHeight) - TConv.PaddingTop;

    /// <inheritdoc/>
    public static int PaddingLeft => ((TConv.KernelWidth - 1) * TConv.DilationWidth) - TConv.PaddingLeft;
}
