using NetDsl.Compiler.Torch;

namespace NetDsl.Compiler.Layers;

/// <summary>x times the logistic function, also called SiLU. Ramachandran, Zoph and Le (2017); Elfwing, Uchibe and Doya (2018).</summary>
internal sealed class Swish : ElementwiseLayer
{
    public override string Keyword => "swish";

    public override string Summary => "x / (1 + exp(-x)): x where it is large, 0 where it is very negative, smooth between them.";

    protected override string Function => "Swish";

    protected override TorchFunction InTorch(ElementwiseSpec spec) =>
        new ActivationFunction("silu", "F.silu");

    protected override bool SlopeFromInput => true;
}
