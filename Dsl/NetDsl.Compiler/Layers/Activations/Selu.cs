using NetDsl.Compiler.Torch;

namespace NetDsl.Compiler.Layers;

/// <summary>ELU with the two constants under which mean 0 and variance 1 are a fixed point. Klambauer et al. (2017).</summary>
internal sealed class Selu : ElementwiseLayer
{
    public override string Keyword => "selu";

    public override string Summary => "1.0507 times x where x is positive, else 1.7581 times (exp(x) - 1): keeps mean 0 and variance 1 from layer to layer.";

    protected override string Function => "Selu";

    protected override TorchFunction InTorch(ElementwiseSpec spec) =>
        new ActivationFunction("selu", "F.selu") { SlopeFromOutput = true, HasInplace = true };
}
