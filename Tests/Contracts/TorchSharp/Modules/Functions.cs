namespace TorchSharp.Modules;

public sealed class Mish : nn.Module<Tensor, Tensor>
{
    internal Mish() : base(null) => throw Declaration.Only();

    public override Tensor forward(Tensor tensor) => throw Declaration.Only();
}

public sealed class AvgPool2d : nn.Module<Tensor, Tensor>
{
    internal AvgPool2d() : base(null) => throw Declaration.Only();

    public override Tensor forward(Tensor tensor) => throw Declaration.Only();
}
