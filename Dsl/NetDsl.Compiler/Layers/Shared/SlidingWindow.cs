using NetDsl.Compiler.Graph;

namespace NetDsl.Compiler.Layers;

/// <summary>A window as its arguments describe it, before the input is known: convolutions and poolings share it.</summary>
/// <param name="Kernel">Taps along height and width.</param>
/// <param name="Stride">Input positions between two windows.</param>
/// <param name="Dilation">Input positions between two taps.</param>
/// <param name="Padding">How the input is padded.</param>
/// <param name="Ceil">Whether a last window may reach beyond the padded input.</param>
internal sealed record SlidingWindow(Size2 Kernel, Size2 Stride, Size2 Dilation, PaddingArgument Padding, bool Ceil = false)
{
    /// <summary>The window over an input: here <c>same</c> becomes rows and columns.</summary>
    public Window Over(TensorShape input) => new(
        Along(input.Height, Kernel.Height, Stride.Height, Dilation.Height, Padding.Top, Padding.Bottom),
        Along(input.Width, Kernel.Width, Stride.Width, Dilation.Width, Padding.Left, Padding.Right));

    /// <summary>Windows along height and width; 0 where not one fits.</summary>
    public (long Height, long Width) Outputs(TensorShape input)
    {
        var window = Over(input);
        return (window.Height.Outputs(input.Height, Ceil), window.Width.Outputs(input.Width, Ceil));
    }

    private AxisWindow Along(int input, int kernel, int stride, int dilation, int before, int after)
    {
        if (Padding.Rule == PaddingRule.Same)
        {
            (before, after) = AxisWindow.Same(input, kernel, stride, dilation);
        }

        return new AxisWindow(kernel, stride, dilation, before, after);
    }
}

/// <summary>A specification with a window, so that repairs can be tried on it.</summary>
internal interface IWindowedSpec
{
    /// <summary>The window.</summary>
    SlidingWindow Sliding { get; }
}
