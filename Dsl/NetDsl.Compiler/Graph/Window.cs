namespace NetDsl.Compiler.Graph;

/// <summary>Height and width of a kernel, a stride or a dilation.</summary>
public readonly record struct Size2(int Height, int Width)
{
    /// <summary>1 × 1.</summary>
    public static Size2 One { get; } = new(1, 1);

    /// <summary>As the language has it, one number for both where they are equal: <c>5</c>, <c>5x3</c>.</summary>
    public string InCode => Height == Width ? FormattableString.Invariant($"{Height}") : FormattableString.Invariant($"{Height}x{Width}");

    /// <summary>As sentences have it: <c>5 x 5</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{Height} x {Width}");
}

/// <summary>A window sliding along one axis: the one place where output sizes and field recurrences come from.</summary>
/// <param name="Kernel">Taps of the kernel.</param>
/// <param name="Stride">Input positions between two windows.</param>
/// <param name="Dilation">Input positions between two taps.</param>
/// <param name="Before">Padding before the first input position.</param>
/// <param name="After">Padding behind the last input position.</param>
public readonly record struct AxisWindow(int Kernel, int Stride, int Dilation, int Before, int After)
{
    /// <summary>Input positions from the first to the last tap, both included.</summary>
    public long Extent => ((long)(Kernel - 1) * Dilation) + 1;

    /// <summary>
    /// Windows that fit into an input, 0 when not even one does. Dumoulin and Visin, "A guide to convolution arithmetic for deep
    /// learning" (2016), relationship 6; with <paramref name="ceil"/>, a last window, which may be the only one, may
    /// begin on the input and reach beyond it by less than the stride.
    /// </summary>
    public long Outputs(long input, bool ceil = false)
    {
        var room = input + Before + After - Extent + (ceil ? Stride - 1 : 0);
        if (room < 0)
        {
            return 0;
        }

        var outputs = (room / Stride) + 1;
        // A window that would begin in the padding behind the input is not taken, as in PyTorch.
        return ceil && (outputs - 1) * Stride >= input + Before ? outputs - 1 : outputs;
    }

    /// <summary>Input positions, padding included, that no window reaches at the end of the axis.</summary>
    public long Dropped(long input) => Outputs(input) == 0 ? 0 : (input + Before + After - Extent) % Stride;

    /// <summary>
    /// The padding that makes the output ceil(input / stride), as Keras and TensorFlow have it: what is odd goes to the end.
    /// </summary>
    public static (int Before, int After) Same(long input, int kernel, int stride, int dilation)
    {
        var extent = ((long)(kernel - 1) * dilation) + 1;
        var outputs = (input + stride - 1) / stride;
        var total = Math.Max(0, ((outputs - 1) * stride) + extent - input);
        return ((int)(total / 2), (int)(total - (total / 2)));
    }
}

/// <summary>A window over height and width.</summary>
public readonly record struct Window(AxisWindow Height, AxisWindow Width)
{
    /// <summary>Kernel height × kernel width.</summary>
    public int Taps => Height.Kernel * Width.Kernel;

    /// <summary>Kernel height and width.</summary>
    public Size2 Kernel => new(Height.Kernel, Width.Kernel);

    /// <summary>Strides along height and width.</summary>
    public Size2 Stride => new(Height.Stride, Width.Stride);

    /// <summary>Dilations along height and width.</summary>
    public Size2 Dilation => new(Height.Dilation, Width.Dilation);
}
