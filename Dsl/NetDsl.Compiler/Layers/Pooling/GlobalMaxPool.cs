using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Kernels;

namespace NetDsl.Compiler.Layers;

/// <summary>The maximum of each channel over all of height and width.</summary>
internal sealed class GlobalMaxPool : GlobalPoolLayer
{
    public override string Keyword => "globalmaxpool";

    public override string Summary => "The largest value of each channel over all of height and width.";

    protected override Kernel KernelOver(TensorShape input) => new GlobalMaxPoolKernel(input);
}
