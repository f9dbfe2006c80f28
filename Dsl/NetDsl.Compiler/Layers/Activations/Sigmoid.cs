using NetDsl.Compiler.Torch;

namespace NetDsl.Compiler.Layers;

/// <summary>The logistic function, 1 / (1 + exp(-x)).</summary>
internal sealed class Sigmoid : ElementwiseLayer
{
    public override string Keyword => "sigmoid";

    public override string Summary => "1 / (1 + exp(-x)): a value between 0 and 1.";

    protected override string Function => "Sigmoid";

    protected override TorchFunction InTorch(ElementwiseSpec spec) =>
        new ActivationFunction("sigmoid", "torch.sigmoid") { SlopeFromOutput = true };
}
