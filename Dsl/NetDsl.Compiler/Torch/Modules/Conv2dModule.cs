using NetDsl.Compiler.Graph;

namespace NetDsl.Compiler.Torch;

/// <summary>
/// <c>nn.Conv2d</c>, with the same padding on both sides of an axis. Its weight is output channels × input channels / groups × height ×
/// width. With as many groups as input channels it is a depthwise convolution, whose output channel c · multiplier + m reads input
/// channel c in either library.
/// </summary>
internal sealed record Conv2dModule(int Inputs, int Outputs, Size2 Kernel, Size2 Stride, Size2 Dilation, int Groups, bool Bias) : TorchModule
{
    public override string Type => "Conv2d";

    /// <summary>Rows and columns on each side.</summary>
    public Size2 Padding { get; init; }

    /// <summary>The layer's weight that the kernel is: height × width × inputs / groups × outputs.</summary>
    public string KernelSource { get; init; } = "kernel";

    public override bool KeepsOutput => false;

    public override string CSharpArguments => Arguments.InCSharp;

    public override string PythonArguments => Arguments.InPython;

    public override IReadOnlyList<TorchWeight> Weights => Bias ? [Weight, TorchWeight.Vector("bias", "bias", Outputs)] : [Weight];

    private TorchWeight Weight => new(
        "weight",
        KernelSource,
        [Kernel.Height, Kernel.Width, Inputs / Groups, Outputs],
        [3, 2, 0, 1],
        [Outputs, Inputs / Groups, Kernel.Height, Kernel.Width]);

    private TorchArguments Arguments => new TorchArguments()
        .Add(Inputs)
        .Add(Outputs)
        .Add(Kernel, ("stride", Stride, Size2.One), ("padding", Padding, default(Size2)), ("dilation", Dilation, Size2.One))
        .AddInCSharp("PaddingModes.Zeros")
        .Add("groups", Groups, 1)
        .Add("bias", Bias, true);

    /// <summary>
    /// The statements of a convolution: the module pads where PyTorch has the padding, else a border is put around the image before it.
    /// </summary>
    /// <param name="site">The layer.</param>
    /// <param name="part">What the module is called in the layer; empty for the layer itself.</param>
    /// <param name="window">The window over the image.</param>
    /// <param name="output">What it gives.</param>
    /// <returns>What it gives.</returns>
    public TorchValue Call(TorchSite site, string part, Window window, TensorShape output)
    {
        var image = site.Input;
        if (SymmetricPadding.Find(window, image.Shape, output) is { } padding)
        {
            return site.Call(this with { Padding = padding }, part, output, image);
        }

        var border = SymmetricPadding.Around(window, image.Shape, output);
        var padded = site.Call(new PadFunction(border), "padded", border.Around(image.Shape), image);
        return site.Call(this, part, output, padded);
    }
}
