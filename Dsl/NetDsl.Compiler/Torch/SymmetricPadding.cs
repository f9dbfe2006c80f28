using NetDsl.Compiler.Graph;

namespace NetDsl.Compiler.Torch;

/// <summary>
/// Windows by PyTorch's parameters. PyTorch pads both sides of an axis alike; what differs, as Keras' <c>same</c> does, has to be put
/// around the image by a statement of its own, unless the padding before the image, on both sides, gives the same windows.
/// </summary>
internal static class SymmetricPadding
{
    /// <summary>The padding that PyTorch is to be given for the same windows, or null where it has none for them.</summary>
    /// <param name="window">The windows.</param>
    /// <param name="input">What they slide over.</param>
    /// <param name="output">How many there are.</param>
    /// <param name="ceil">Whether PyTorch is to take a last window that reaches beyond the padding.</param>
    public static Size2? Find(Window window, TensorShape input, TensorShape output, bool ceil = false) =>
        Alike(window.Height).Outputs(input.Height, ceil) == output.Height && Alike(window.Width).Outputs(input.Width, ceil) == output.Width
            ? new Size2(window.Height.Before, window.Width.Before)
            : null;

    /// <summary>
    /// As <see cref="Find"/> for a pooling, which PyTorch lets pad by half of its window at most. What windows reach beyond the image has no part
    /// in a maximum, nor in a mean of the image alone, so that they may be those of either way of counting windows.
    /// </summary>
    /// <param name="window">The windows.</param>
    /// <param name="input">What they slide over.</param>
    /// <param name="output">How many there are.</param>
    /// <param name="ceil">The way of counting that is declared, and that is preferred.</param>
    public static (Size2 Padding, bool Ceil)? FindForPool(Window window, TensorShape input, TensorShape output, bool ceil)
    {
        if (window.Height.Before > window.Height.Kernel / 2 || window.Width.Before > window.Width.Kernel / 2)
        {
            return null;
        }

        return Find(window, input, output, ceil) is { } declared ? (declared, ceil)
            : Find(window, input, output, !ceil) is { } other ? (other, !ceil)
            : null;
    }

    /// <summary>What has to be put around the image so that exactly these windows fit.</summary>
    public static Border Around(Window window, TensorShape input, TensorShape output) => new(
        window.Height.Before,
        Math.Max(0, Beyond(window.Height, input.Height, output.Height)),
        window.Width.Before,
        Math.Max(0, Beyond(window.Width, input.Width, output.Width)));

    /// <summary>Positions by which the last window reaches beyond the input; negative where some are left over.</summary>
    public static int Beyond(AxisWindow window, int input, int outputs) =>
        (int)(((outputs - 1L) * window.Stride) + window.Extent - window.Before - input);

    private static AxisWindow Alike(AxisWindow window) => window with { After = window.Before };
}

/// <summary>Rows and columns around an image.</summary>
internal readonly record struct Border(int Top, int Bottom, int Left, int Right)
{
    /// <summary>Whether there are none.</summary>
    public bool IsNone => this == default;

    /// <summary>As both languages take it, the last axis first.</summary>
    public string InCode => FormattableString.Invariant($"({Left}, {Right}, {Top}, {Bottom})");

    /// <summary>An image with them around it.</summary>
    public TensorShape Around(TensorShape image) =>
        TensorShape.Image(image.Height + Top + Bottom, image.Width + Left + Right, image.Channels);
}
