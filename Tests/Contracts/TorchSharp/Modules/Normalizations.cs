namespace TorchSharp.Modules;

public sealed class BatchNorm1d : nn.Module<Tensor, Tensor>
{
    internal BatchNorm1d() : base(null) => throw Declaration.Only();

    public override Tensor forward(Tensor tensor) => throw Declaration.Only();
}

public sealed class BatchNorm2d : nn.Module<Tensor, Tensor>
{
    internal BatchNorm2d() : base(null) => throw Declaration.Only();

    public override Tensor forward(Tensor tensor) => throw Declaration.Only();
}

public sealed class GroupNorm : nn.Module<Tensor, Tensor>
{
    internal GroupNorm() : base(null) => throw Declaration.Only();

    public override Tensor forward(Tensor tensor) => throw Declaration.Only();
}

public sealed class LayerNorm : nn.Module<Tensor, Tensor>
{
    internal LayerNorm() : base(null) => throw Declaration.Only();

    public override Tensor forward(Tensor tensor) => throw Declaration.Only();
}
