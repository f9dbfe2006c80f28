using NetDsl.Compiler.Torch;

namespace NetDsl.Compiler.Layers;

/// <summary>The rectified linear unit, max(0, x). Nair and Hinton (2010).</summary>
internal sealed class Relu : ElementwiseLayer
{
    public override string Keyword => "relu";

    public override string Summary => "max(0, x): negative values become 0.";

    protected override string Function => "Relu";

    protected override TorchFunction InTorch(ElementwiseSpec spec) =>
        new ActivationFunction("relu", "F.relu") { SlopeFromOutput = true, HasInplace = true };
}
