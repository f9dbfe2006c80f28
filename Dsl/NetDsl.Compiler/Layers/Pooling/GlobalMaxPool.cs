using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Kernels;
using NetDsl.Compiler.Torch;

namespace NetDsl.Compiler.Layers;

/// <summary>The maximum of each channel over all of height and width.</summary>
internal sealed class GlobalMaxPool : GlobalPoolLayer
{
    public override string Keyword => "globalmaxpool";

    public override string Summary => "The largest value of each channel over all of height and width.";

    // As one window: of equal values the first has the gradient, as here, while that of amax is divided among them.
    public override void ToTorch(GlobalPoolSpec spec, TorchSite site)
    {
        var (image, pixel) = (site.Input.Shape, TensorShape.Image(1, 1, site.Input.Shape.Channels));
        var size = new Size2(image.Height, image.Width);
        var maximum = site.Call(new MaxPoolFunction(size, size, default, Ceil: false), spec.Keep ? "" : "maximum", pixel, site.Input);
        site.Return(spec.Keep ? maximum : site.Call(new FlattenFunction(), "", site.Output, maximum));
    }

    protected override Kernel KernelOver(TensorShape input) => new GlobalMaxPoolKernel(input);
}
