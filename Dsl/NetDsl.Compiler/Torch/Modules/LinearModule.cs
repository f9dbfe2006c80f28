using NetDsl.Compiler.Graph;

namespace NetDsl.Compiler.Torch;

/// <summary>
/// <c>nn.Linear</c>, whose weight is outputs × inputs. Behind an image that was flattened channels first, the inputs change places as well.
/// </summary>
internal sealed record LinearModule(int Inputs, int Outputs, bool Bias, TensorShape? FlattenedFrom) : TorchModule
{
    public override string Type => "Linear";

    public override bool KeepsOutput => false;

    public override string CSharpArguments => $"{TorchLiteral.Of(Inputs)}, {TorchLiteral.Of(Outputs)}, {(Bias ? "true" : "false")}";

    public override string PythonArguments => $"{TorchLiteral.Of(Inputs)}, {TorchLiteral.Of(Outputs)}{(Bias ? "" : ", bias=False")}";

    public override IReadOnlyList<TorchWeight> Weights => Bias ? [Kernel, TorchWeight.Vector("bias", "bias", Outputs)] : [Kernel];

    private TorchWeight Kernel => FlattenedFrom is { } image
        ? new("weight", "kernel", [image.Height, image.Width, image.Channels, Outputs], [3, 2, 0, 1], [Outputs, Inputs])
        : new("weight", "kernel", [Inputs, Outputs], [1, 0], [Outputs, Inputs]);
}
