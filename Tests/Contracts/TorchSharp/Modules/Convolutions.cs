namespace TorchSharp.Modules;

public sealed class Conv2d : nn.Module<Tensor, Tensor>
{
    internal Conv2d() : base(null) => throw Declaration.Only();

    public override Tensor forward(Tensor tensor) => throw Declaration.Only();
}

public sealed class ConvTranspose2d : nn.Module<Tensor, Tensor>
{
    internal ConvTranspose2d() : base(null) => throw Declaration.Only();

    public override Tensor forward(Tensor tensor) => throw Declaration.Only();
}
