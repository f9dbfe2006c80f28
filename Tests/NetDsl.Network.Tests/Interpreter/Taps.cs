using NetDsl.Compiler.Layers;

namespace NetworkTests.Interpreter;

/// <summary>Which input positions a window sees along one axis.</summary>
internal sealed class Taps(int kernel, int stride, int dilation, int before, int after, int input)
{
    /// <summary>Taps of the kernel.</summary>
    public int Count { get; } = kernel;

    /// <summary>The input position that a tap of a window sees; it may lie in the padding or beyond it.</summary>
    public int PositionOf(int output, int tap) => (output * stride) + (tap * dilation) - before;

    /// <summary>Whether a position lies on the input itself.</summary>
    public bool IsInside(int position) => position >= 0 && position < input;

    /// <summary>Whether a position lies on the input or its padding.</summary>
    public bool IsInsidePadding(int position) => position >= -before && position < input + after;

    public static (Taps Rows, Taps Columns) Of(SlidingWindow window, int height, int width)
    {
        var (_, top, bottom, left, right) = window.Padding;
        if (window.Padding.Rule == PaddingRule.Same)
        {
            (top, bottom) = Same(height, window.Kernel.Height, window.Stride.Height, window.Dilation.Height);
            (left, right) = Same(width, window.Kernel.Width, window.Stride.Width, window.Dilation.Width);
        }

        return (
            new Taps(window.Kernel.Height, window.Stride.Height, window.Dilation.Height, top, bottom, height),
            new Taps(window.Kernel.Width, window.Stride.Width, window.Dilation.Width, left, right, width));
    }

    // TensorFlow, "Notes on padding": out = ceil(in / stride), and what is odd goes to the end.
    private static (int Before, int After) Same(int input, int kernel, int stride, int dilation)
    {
        var outputs = (int)Math.Ceiling(input / (double)stride);
        var extent = kernel + ((kernel - 1) * (dilation - 1));
        var total = Math.Max(((outputs - 1) * stride) + extent - input, 0);
        return (total / 2, total - (total / 2));
    }
}
