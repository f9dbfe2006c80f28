using NetDsl.Compiler.Graph;

namespace NetDsl.Compiler.Torch;

/// <summary>
/// <c>nn.Conv2d</c>, with the same padding on both sides of an axis. Its weight is output channels × input channels / groups × height ×
/// width.
/// </summary>
internal sealed record Conv2dModule(int Inputs, int Outputs, Window Window, int Groups, bool Bias) : TorchModule
{
    public override string Type => "Conv2d";

    public override bool KeepsOutput => false;

    /// <summary>The layer's weights: by default those of a convolution of NetDsl, height × width × inputs / groups × outputs.</summary>
    public override IReadOnlyList<TorchWeight> Weights => Bias ? [Kernel, TorchWeight.Vector("bias", "bias", Outputs)] : [Kernel];

    public override string CSharpArguments => string.Join(
        ", ",
        TorchLiteral.Of(Inputs),
        TorchLiteral.Of(Outputs),
        TorchLiteral.PairInCSharp(Window.Kernel),
        TorchLiteral.PairInCSharp(Window.Stride),
        TorchLiteral.PairInCSharp(new Size2(Window.Height.Before, Window.Width.Before)),
        TorchLiteral.PairInCSharp(Window.Dilation),
        "PaddingModes.Zeros",
        TorchLiteral.Of(Groups),
        Bias ? "true" : "false");

    public override string PythonArguments => string.Join(", ", Arguments());

    private TorchWeight Kernel => new(
        "weight",
        "kernel",
        [Window.Height.Kernel, Window.Width.Kernel, Inputs / Groups, Outputs],
        [3, 2, 0, 1],
        [Outputs, Inputs / Groups, Window.Height.Kernel, Window.Width.Kernel]);

    private IEnumerable<string> Arguments()
    {
        var padding = new Size2(Window.Height.Before, Window.Width.Before);
        yield return TorchLiteral.Of(Inputs);
        yield return TorchLiteral.Of(Outputs);
        yield return TorchLiteral.PairInPython(Window.Kernel);
        if (Window.Stride != Size2.One)
        {
            yield return $"stride={TorchLiteral.PairInPython(Window.Stride)}";
        }

        if (padding != default)
        {
            yield return $"padding={TorchLiteral.PairInPython(padding)}";
        }

        if (Window.Dilation != Size2.One)
        {
            yield return $"dilation={TorchLiteral.PairInPython(Window.Dilation)}";
        }

        if (Groups != 1)
        {
            yield return $"groups={TorchLiteral.Of(Groups)}";
        }

        if (!Bias)
        {
            yield return "bias=False";
        }
    }
}
