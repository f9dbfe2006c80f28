namespace TorchSharp.Modules;

public sealed class MaxPool2d : nn.Module<Tensor, Tensor>
{
    internal MaxPool2d() : base(null) => throw Declaration.Only();

    public override Tensor forward(Tensor tensor) => throw Declaration.Only();
}

public sealed class AvgPool2d : nn.Module<Tensor, Tensor>
{
    internal AvgPool2d() : base(null) => throw Declaration.Only();

    public override Tensor forward(Tensor tensor) => throw Declaration.Only();
}

public sealed class AdaptiveAvgPool2d : nn.Module<Tensor, Tensor>
{
    internal AdaptiveAvgPool2d() : base(null) => throw Declaration.Only();

    public override Tensor forward(Tensor tensor) => throw Declaration.Only();
}
