using NetDsl.Compiler.Torch;

namespace NetDsl.Compiler.Layers;

/// <summary>A smooth ReLU. Dugas et al. (2001).</summary>
internal sealed class Softplus : ElementwiseLayer
{
    public override string Keyword => "softplus";

    public override string Summary => "log(1 + exp(x)): a smooth ReLU, always positive.";

    protected override string Function => "Softplus";

    protected override TorchFunction InTorch(ElementwiseSpec spec) =>
        new ActivationFunction("softplus", "F.softplus");
}
