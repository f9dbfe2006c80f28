using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Kernels;
using NetDsl.Compiler.Torch;

namespace NetDsl.Compiler.Layers;

/// <summary>The mean of each channel over all of height and width.</summary>
internal sealed class GlobalAvgPool : GlobalPoolLayer
{
    public override string Keyword => "globalavgpool";

    public override string Summary => "The mean of each channel over all of height and width.";

    public override void ToTorch(GlobalPoolSpec spec, TorchSite site) => site.Apply(new MeanFunction(spec.Keep));

    protected override Kernel KernelOver(TensorShape input) => new GlobalAveragePoolKernel(input);
}
