namespace TorchSharp.Modules;

public sealed class Flatten : nn.Module<Tensor, Tensor>
{
    internal Flatten() : base(null) => throw Declaration.Only();

    public override Tensor forward(Tensor tensor) => throw Declaration.Only();
}

public sealed class ZeroPad2d : nn.Module<Tensor, Tensor>
{
    internal ZeroPad2d() : base(null) => throw Declaration.Only();

    public override Tensor forward(Tensor tensor) => throw Declaration.Only();
}

public sealed class Upsample : nn.Module<Tensor, Tensor>
{
    internal Upsample() : base(null) => throw Declaration.Only();

    public override Tensor forward(Tensor tensor) => throw Declaration.Only();
}

public sealed class ReLU : nn.Module<Tensor, Tensor>
{
    internal ReLU() : base(null) => throw Declaration.Only();

    public override Tensor forward(Tensor tensor) => throw Declaration.Only();
}

public sealed class Mish : nn.Module<Tensor, Tensor>
{
    internal Mish() : base(null) => throw Declaration.Only();

    public override Tensor forward(Tensor tensor) => throw Declaration.Only();
}

public class Sequential : nn.Module<Tensor, Tensor>
{
    internal Sequential() : base(null) => throw Declaration.Only();

    public override Tensor forward(Tensor tensor) => throw Declaration.Only();
}
