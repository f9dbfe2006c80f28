using NetDsl.Compiler.Graph;

namespace NetDsl.Compiler.Torch;

/// <summary>
/// <c>nn.ConvTranspose2d</c>, which cuts the same off both sides of an axis. Its weight is input channels × output channels × height ×
/// width. TorchSharp 0.99.6 has it for numbers alone, so that for pairs the runtime has one of this name.
/// </summary>
/// <param name="Inputs">Input channels.</param>
/// <param name="Outputs">Output channels.</param>
/// <param name="Kernel">The kernel.</param>
/// <param name="Stride">Output positions between two windows.</param>
/// <param name="Dilation">Output positions between two taps.</param>
/// <param name="Bias">Whether there is a bias.</param>
internal sealed record ConvTranspose2dModule(int Inputs, int Outputs, Size2 Kernel, Size2 Stride, Size2 Dilation, bool Bias) : TorchModule
{
    public override string Type => "ConvTranspose2d";

    /// <summary>Rows and columns that are cut off each side.</summary>
    public Size2 Padding { get; init; }

    /// <summary>Rows and columns that are added at the end.</summary>
    public Size2 OutputPadding { get; init; }

    public override bool IsOwn => Sizes.Any(size => size.Height != size.Width);

    public override bool KeepsOutput => false;

    public override string CSharpArguments => IsOwn
        ? string.Join(", ", [TorchLiteral.Of(Inputs), TorchLiteral.Of(Outputs), .. Sizes.Select(TorchLiteral.Pair), TorchLiteral.InCSharp(Bias)])
        : Arguments.InCSharp;

    public override string PythonArguments => Arguments.InPython;

    public override IReadOnlyList<TorchWeight> Weights => Bias ? [Weight, TorchWeight.Vector("bias", "bias", Outputs)] : [Weight];

    private Size2[] Sizes => [Kernel, Stride, Padding, OutputPadding, Dilation];

    private TorchWeight Weight => new(
        "weight",
        "kernel",
        [Kernel.Height, Kernel.Width, Outputs, Inputs],
        [3, 2, 0, 1],
        [Inputs, Outputs, Kernel.Height, Kernel.Width]);

    private TorchArguments Arguments => new TorchArguments()
        .Add(Inputs)
        .Add(Outputs)
        .Add(
            Kernel,
            ("stride", Stride, Size2.One),
            ("padding", Padding, default(Size2)),
            ("output_padding", OutputPadding, default(Size2)),
            ("dilation", Dilation, Size2.One))
        .AddInCSharp("PaddingModes.Zeros")
        .AddInCSharp("1")
        .Add("bias", Bias, true);

    /// <summary>
    /// The statements of a transposed convolution: the module cuts off where PyTorch does so alike on both sides, else all that the windows
    /// reach is computed and the output cut out of it.
    /// </summary>
    /// <param name="site">The layer.</param>
    /// <param name="window">The window, whose padding is what is cut off.</param>
    /// <returns>The output.</returns>
    public TorchValue Call(TorchSite site, Window window)
    {
        var output = site.Output;
        var before = new Size2(window.Height.Before, window.Width.Before);
        var added = Missing(window, site, cuts: 2);
        if (added.Height >= 0 && added.Width >= 0 && IsAllowed(added))
        {
            return site.Call(this with { Padding = before, OutputPadding = added }, "", output, site.Input);
        }

        var missing = Missing(window, site, cuts: 1);
        added = new Size2(Math.Max(0, missing.Height), Math.Max(0, missing.Width));
        var all = TensorShape.Image(
            output.Height + before.Height + added.Height - missing.Height,
            output.Width + before.Width + added.Width - missing.Width,
            output.Channels);
        var reached = site.Call(this with { OutputPadding = added }, "", all, site.Input);
        return site.Call(new CropFunction(before.Height, before.Width, new Size2(output.Height, output.Width)), "cropped", output, reached);
    }

    // What the output has beyond all that the windows reach, of which the padding before the image is cut off so many times.
    private static Size2 Missing(Window window, TorchSite site, int cuts)
    {
        int Along(AxisWindow axis, int input, int output) =>
            (int)(output + ((long)cuts * axis.Before) - (((input - 1L) * axis.Stride) + axis.Extent));

        var (input, output) = (site.Input.Shape, site.Output);
        return new Size2(Along(window.Height, input.Height, output.Height), Along(window.Width, input.Width, output.Width));
    }

    // PyTorch adds less than the stride or the dilation, whichever is larger.
    private bool IsAllowed(Size2 added) =>
        added.Height < Math.Max(Stride.Height, Dilation.Height) && added.Width < Math.Max(Stride.Width, Dilation.Width);
}
