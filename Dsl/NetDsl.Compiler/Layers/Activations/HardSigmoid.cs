using NetDsl.Compiler.Torch;

namespace NetDsl.Compiler.Layers;

/// <summary>The logistic function by three straight lines, as in MobileNetV3 (Howard et al., 2019), PyTorch and Keras 3; Keras 2 had the slope 0.2.</summary>
internal sealed class HardSigmoid : ElementwiseLayer
{
    public override string Keyword => "hardsigmoid";

    public override string Summary => "min(max(0, x + 3), 6) / 6: a value from 0 to 1.";

    protected override string Function => "HardSigmoid";

    protected override TorchFunction InTorch(ElementwiseSpec spec) =>
        new ActivationFunction("hardsigmoid", "F.hardsigmoid");
}
