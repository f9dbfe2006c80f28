using NetDsl.Compiler.Graph;

namespace NetDsl.Compiler.Layers;

/// <summary>
/// The window of a transposed convolution as its arguments describe it. Sizes follow Keras where padding is a rule: <c>same</c> makes the
/// output input · stride, <c>valid</c> keeps all that the windows reach and, unless what is added is given, never less than input · stride.
/// They follow PyTorch where padding is given in rows and columns, which are cut off.
/// </summary>
/// <param name="Kernel">Taps along height and width.</param>
/// <param name="Stride">Output positions between two windows.</param>
/// <param name="Dilation">Output positions between two taps.</param>
/// <param name="Padding">What is cut off the output.</param>
/// <param name="OutputPadding">Rows and columns added at the end.</param>
internal sealed record TransposedWindow(Size2 Kernel, Size2 Stride, Size2 Dilation, PaddingArgument Padding, int OutputPadding)
{
    /// <summary>The window of the convolution that leads from the output to the input.</summary>
    public Window Adjoint => new(
        Along(Kernel.Height, Stride.Height, Dilation.Height, Padding.Top, Padding.Bottom),
        Along(Kernel.Width, Stride.Width, Dilation.Width, Padding.Left, Padding.Right));

    /// <summary>Rows and columns of the output; not positive where the padding cuts off everything.</summary>
    public (long Height, long Width) Outputs(TensorShape input) =>
        (OutputsAlong(input.Height, Adjoint.Height), OutputsAlong(input.Width, Adjoint.Width));

    /// <summary>
    /// The convolution that sees the same input positions: without a stride, a transposed convolution is one with its kernel turned
    /// around. Null with a stride, where neighbouring outputs see the same inputs through different taps.
    /// </summary>
    public Window? AsConvolution() => Stride == Size2.One ? new Window(Turned(Adjoint.Height), Turned(Adjoint.Width)) : null;

    private static AxisWindow Turned(AxisWindow window) =>
        window with { Before = (int)(window.Extent - 1 - window.Before), After = (int)(window.Extent - 1 - window.After) };

    private AxisWindow Along(int kernel, int stride, int dilation, int before, int after)
    {
        var window = new AxisWindow(kernel, stride, dilation, before, after);
        if (Padding.Rule == PaddingRule.Same)
        {
            var total = (int)Math.Max(window.Extent - stride, 0);
            window = window with { Before = total / 2, After = total - (total / 2) };
        }

        return window;
    }

    private long OutputsAlong(int input, AxisWindow window)
    {
        var reached = ((input - 1L) * window.Stride) + window.Extent;
        return Padding.Rule switch
        {
            PaddingRule.Same => (long)input * window.Stride,
            PaddingRule.Valid when OutputPadding == 0 => Math.Max(reached, (long)input * window.Stride),
            _ => reached - window.Before - window.After + OutputPadding,
        };
    }
}
