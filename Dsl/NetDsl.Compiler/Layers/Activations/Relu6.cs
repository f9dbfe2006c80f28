using NetDsl.Compiler.Torch;

namespace NetDsl.Compiler.Layers;

/// <summary>ReLU that stops at 6, so that few bits suffice for its values. Krizhevsky (2010); Howard et al., MobileNets (2017).</summary>
internal sealed class Relu6 : ElementwiseLayer
{
    public override string Keyword => "relu6";

    // A number behind "relu6" would read as another one.
    public override string NameStem => "relu";

    public override string Summary => "min(max(0, x), 6): negative values become 0, values above 6 become 6.";

    protected override string Function => "Relu6";

    protected override TorchFunction InTorch(ElementwiseSpec spec) =>
        new ActivationFunction("relu6", "F.relu6") { SlopeFromOutput = true, HasInplace = true };
}
