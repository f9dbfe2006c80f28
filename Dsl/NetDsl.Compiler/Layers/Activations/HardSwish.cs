using NetDsl.Compiler.Torch;

namespace NetDsl.Compiler.Layers;

/// <summary>Swish with a hard sigmoid. Howard et al., MobileNetV3 (2019), where it is named h-swish.</summary>
internal sealed class HardSwish : ElementwiseLayer
{
    public override string Keyword => "hardswish";

    public override string Summary => "x times min(max(0, x + 3), 6) / 6: swish by straight lines.";

    protected override string Function => "HardSwish";

    protected override TorchFunction InTorch(ElementwiseSpec spec) =>
        new ActivationFunction("hardswish", "F.hardswish");

    protected override bool SlopeFromInput => true;
}
