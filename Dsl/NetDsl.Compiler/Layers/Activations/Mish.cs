using NetDsl.Compiler.Torch;

namespace NetDsl.Compiler.Layers;

/// <summary>x times the hyperbolic tangent of softplus. Misra (2020).</summary>
internal sealed class Mish : ElementwiseLayer
{
    public override string Keyword => "mish";

    public override string Summary => "x times tanh(log(1 + exp(x))): smooth, slightly negative before it rises.";

    protected override string Function => "Mish";

    protected override TorchFunction InTorch(ElementwiseSpec spec) =>
        new OwnFunction("Mish", "F.mish({0})");

    protected override bool SlopeFromInput => true;
}
