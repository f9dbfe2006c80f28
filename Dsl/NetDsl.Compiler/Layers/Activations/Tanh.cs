using NetDsl.Compiler.Torch;

namespace NetDsl.Compiler.Layers;

/// <summary>The hyperbolic tangent.</summary>
internal sealed class Tanh : ElementwiseLayer
{
    public override string Keyword => "tanh";

    public override string Summary => "The hyperbolic tangent: a value between -1 and 1.";

    protected override string Function => "Tanh";

    protected override TorchFunction InTorch(ElementwiseSpec spec) =>
        new ActivationFunction("tanh", "torch.tanh") { SlopeFromOutput = true };
}
