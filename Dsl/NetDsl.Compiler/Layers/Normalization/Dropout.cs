using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Kernels;
using NetDsl.Compiler.Torch;

namespace NetDsl.Compiler.Layers;

/// <summary>Dropout (Srivastava et al., 2014): single values are dropped.</summary>
internal sealed class Dropout() : DropLayer("share of the values that become 0")
{
    public override string Keyword => "dropout";

    public override string Summary => "In training sets a random share of the values to 0 and divides the others by what remains.";

    protected override DropKernel Kernel(TensorShape shape, float rate, int stream) => new DropoutKernel(shape, rate, stream);

    protected override TorchModule Module(double rate) => new DropoutModule(rate);
}
