using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Kernels;
using NetDsl.Compiler.Torch;

namespace NetDsl.Compiler.Layers;

/// <summary>Stochastic depth (Huang et al., 2016): a residual block's path is left out for some samples.</summary>
internal sealed class DropPath() : DropLayer("share of the samples whose values become 0")
{
    public override string Keyword => "droppath";

    public override string Summary => "In training sets all values of some samples to 0 and divides those of the others by what remains.";

    protected override DropKernel Kernel(TensorShape shape, float rate, int stream) => new DropPathKernel(shape, rate, stream);

    protected override TorchModule Module(double rate) => new DropPathModule(rate);
}
