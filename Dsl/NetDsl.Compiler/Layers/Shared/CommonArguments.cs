using NetDsl.Compiler.Graph;

namespace NetDsl.Compiler.Layers;

/// <summary>Arguments that several layers have in common, so that they mean the same everywhere.</summary>
internal static class CommonArguments
{
    /// <summary>
    /// The largest kernel, stride, dilation or padding along one axis. Within it the span of a dilated kernel and the number of its
    /// taps stay below 2^31.
    /// </summary>
    public const int LargestWindowExtent = 32_767;

    private const string Direct = "direct";

    /// <summary>The kernel's height and width, which must be given.</summary>
    public static LayerArgument Kernel { get; } = WindowExtent("kernel", "height and width of the kernel") with { IsPositional = true };

    /// <summary>The stride, 1 by default.</summary>
    public static LayerArgument Stride { get; } =
        WindowExtent("stride", "input positions between two neighbouring windows") with { Default = Size2.One };

    /// <summary>The dilation, 1 by default.</summary>
    public static LayerArgument Dilation { get; } =
        WindowExtent("dilation", "input positions between two neighbouring taps of the kernel") with { Default = Size2.One };

    /// <summary>The padding, none by default.</summary>
    public static LayerArgument Padding { get; } = new("padding", ArgumentKind.Padding, "same, valid, or zeros around the input, in rows and columns")
    {
        Default = PaddingArgument.Valid,
        Minimum = 0,
        Maximum = LargestWindowExtent,
    };

    /// <summary>The height and width of a pooling window, which must be given.</summary>
    public static LayerArgument PoolSize { get; } = WindowExtent("size", "height and width of the window") with { IsPositional = true };

    /// <summary>The stride of a pooling, its window by default.</summary>
    public static LayerArgument PoolStride { get; } =
        WindowExtent("stride", "input positions between two neighbouring windows; the window's own size when left out") with { IsDerived = true };

    /// <summary>Whether a last pooling window may reach beyond the input.</summary>
    public static LayerArgument Ceil { get; } =
        new("ceil", ArgumentKind.Boolean, "whether a last window may reach beyond the padded input, so that nothing is dropped") { Default = false };

    /// <summary>Whether a global pooling keeps height and width as 1 × 1.</summary>
    public static LayerArgument Keep { get; } =
        new("keep", ArgumentKind.Boolean, "whether the output stays an image of 1 x 1 x channels instead of a vector") { Default = false };

    /// <summary>Whether a bias is added.</summary>
    public static LayerArgument Bias { get; } =
        new("bias", ArgumentKind.Boolean, "whether one trainable number per output channel is added") { Default = true };

    /// <summary>How the kernel starts.</summary>
    public static LayerArgument Init { get; } = new("init", ArgumentKind.Choice, "how the kernel starts; the bias starts at 0")
    {
        Default = "glorot_uniform",
        Choices = ["glorot_uniform", "glorot_normal", "he_uniform", "he_normal", "zeros"],
    };

    /// <summary>How a convolution is computed, which changes rounding and time only.</summary>
    public static LayerArgument Algorithm { get; } = new("algorithm", ArgumentKind.Choice, "whether minimal filtering may compute it where that is faster")
    {
        Default = "auto",
        Choices = ["auto", Direct],
    };

    /// <summary>Whether <see cref="Algorithm"/> is left to the target.</summary>
    public static bool AllowsMinimalFiltering(ArgumentReader arguments) => arguments.Choice(Algorithm.Name) != Direct;

    /// <summary>The initialiser that a word of <see cref="Init"/> names.</summary>
    public static InitializerKind ReadInit(ArgumentReader arguments) => arguments.Choice(Init.Name) switch
    {
        "glorot_uniform" => InitializerKind.GlorotUniform,
        "glorot_normal" => InitializerKind.GlorotNormal,
        "he_uniform" => InitializerKind.HeUniform,
        "he_normal" => InitializerKind.HeNormal,
        _ => InitializerKind.Zeros,
    };

    private static LayerArgument WindowExtent(string name, string meaning) =>
        new(name, ArgumentKind.Size, meaning) { Minimum = 1, Maximum = LargestWindowExtent };
}
