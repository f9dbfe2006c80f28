using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Kernels;
using NetDsl.Compiler.Lowering;
using NetDsl.Compiler.Torch;

namespace NetDsl.Compiler.Layers;

/// <summary>Positive numbers that sum to 1 over the channels, at every position on its own.</summary>
internal sealed class Softmax : ShapePreservingLayer<NoSpec>
{
    public override string Keyword => "softmax";

    public override string NameStem => "softmax";

    public override string Summary => "exp(x) divided by its sum over the channels: probabilities that sum to 1.";

    public override bool IsActivation => true;

    public override IReadOnlyList<LayerArgument> Arguments => [];

    public override IReadOnlyList<WeightDefinition> Weights(NoSpec spec, TensorShape input, TensorShape output) => [];

    public override void Lower(NoSpec spec, LoweringSite site) => site.Apply(new SoftmaxKernel(site.Output));

    public override void ToTorch(NoSpec spec, TorchSite site) => site.Apply(new SoftmaxFunction());

    protected override NoSpec Read(ArgumentReader arguments) => NoSpec.Instance;
}
