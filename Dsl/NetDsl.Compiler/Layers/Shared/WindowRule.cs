using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Graph;

namespace NetDsl.Compiler.Layers;

/// <summary>The rule that at least one window fits into the input.</summary>
internal static class WindowRule
{
    /// <summary>Windows along height and width, or null after reporting that none fits.</summary>
    /// <param name="site">Where the layer stands.</param>
    /// <param name="sliding">The window.</param>
    /// <param name="argument">The argument that gives its size; its name is the noun of the message.</param>
    public static (long Height, long Width)? Outputs(LayerSite site, SlidingWindow sliding, string argument)
    {
        var outputs = sliding.Outputs(site.InputShape);
        if (outputs is { Height: > 0, Width: > 0 })
        {
            return outputs;
        }

        var noun = argument == "kernel" ? "kernel" : "window";
        site.Report(
            ShapeRules.WindowTooLarge,
            argument,
            site.Name,
            $"{sliding.Kernel} {noun}{Span(sliding)}",
            site.Input.ShownName,
            InputSize(site, sliding, alongHeight: outputs.Height == 0),
            Repair(site.InputShape, sliding, noun));
        return null;
    }

    private static string Span(SlidingWindow sliding)
    {
        if (sliding.Dilation == Size2.One)
        {
            return "";
        }

        // The extents fit: CommonArguments bounds kernel and dilation.
        var (kernel, dilation) = (sliding.Kernel, sliding.Dilation);
        var height = new AxisWindow(kernel.Height, 1, dilation.Height, 0, 0).Extent;
        var width = new AxisWindow(kernel.Width, 1, dilation.Width, 0, 0).Extent;
        return FormattableString.Invariant($" that spans {height} x {width} with 'dilation: {dilation.InCode}'");
    }

    private static string InputSize(LayerSite site, SlidingWindow sliding, bool alongHeight)
    {
        var input = site.InputShape;
        var history = SizeHistory.Of(site.Input, alongHeight);
        var axis = input.Height == input.Width ? "" : alongHeight ? "height " : "width ";
        var size = FormattableString.Invariant($"{input.Height} x {input.Width}");
        var derived = history.Count > 1 ? $" ({axis}{string.Join(" -> ", history)})" : "";
        var window = sliding.Over(input);
        var (height, width) = (Padded(input.Height, window.Height), Padded(input.Width, window.Width));
        var padded = (height, width) == (input.Height, input.Width)
            ? ""
            : FormattableString.Invariant($", {height} x {width} with its padding");
        return size + derived + padded;
    }

    private static string Repair(TensorShape input, SlidingWindow sliding, string noun)
    {
        var window = sliding.Over(input);
        var (height, width) = (MostTaps(input.Height, window.Height, sliding.Ceil), MostTaps(input.Width, window.Width, sliding.Ceil));
        var most = sliding.Kernel.Height == sliding.Kernel.Width && height == width
            ? FormattableString.Invariant($"{height}")
            : FormattableString.Invariant($"{Math.Min(height, sliding.Kernel.Height)} x {Math.Min(width, sliding.Kernel.Width)}");
        return $"use a {noun} of at most {most} or 'padding: same'";
    }

    private static long Padded(int input, AxisWindow window) => (long)input + window.Before + window.After;

    private static long MostTaps(int input, AxisWindow window, bool ceil) =>
        ((Padded(input, window) - 1 + (ceil ? window.Stride - 1 : 0)) / window.Dilation) + 1;
}
