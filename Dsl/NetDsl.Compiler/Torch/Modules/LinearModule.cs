using NetDsl.Compiler.Graph;

namespace NetDsl.Compiler.Torch;

/// <summary>
/// <c>nn.Linear</c>, whose weight is outputs × inputs. Behind an image that was flattened channels first, the inputs change places as well.
/// </summary>
internal sealed record LinearModule(int Inputs, int Outputs, bool Bias, TensorShape? FlattenedFrom) : TorchModule
{
    public override string Type => "Linear";

    public override bool KeepsOutput => false;

    public override string CSharpArguments => Arguments.InCSharp;

    public override string PythonArguments => Arguments.InPython;

    public override IReadOnlyList<TorchWeight> Weights => Bias ? [Kernel, TorchWeight.Vector("bias", "bias", Outputs)] : [Kernel];

    private TorchArguments Arguments => new TorchArguments().Add(Inputs).Add(Outputs).Add("bias", Bias, true);

    private TorchWeight Kernel => FlattenedFrom is { } image
        ? new("weight", "kernel", [image.Height, image.Width, image.Channels, Outputs], [3, 2, 0, 1], [Outputs, Inputs])
        : new("weight", "kernel", [Inputs, Outputs], [1, 0], [Outputs, Inputs]);
}
