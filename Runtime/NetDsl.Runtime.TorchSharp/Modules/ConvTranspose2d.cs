using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NetDsl.Torch;

/// <summary>
/// A transposed convolution whose kernel, stride, padding or dilation may differ between height and width, which that of TorchSharp takes
/// from version 0.106 on only. Its weight is input channels × output channels × height × width, as PyTorch's.
/// </summary>
public sealed class ConvTranspose2d : nn.Module<Tensor, Tensor>
{
    private readonly long[] stride;
    private readonly long[] padding;
    private readonly long[] outputPadding;
    private readonly long[] dilation;

    // TorchSharp registers fields by their names, and replaces them where the module is moved to another device or type.
    private Parameter weight;
    private Parameter? bias;

    /// <summary>Creates the module; its weights start as PyTorch's do.</summary>
    /// <param name="inputs">Input channels.</param>
    /// <param name="outputs">Output channels.</param>
    /// <param name="kernel">Height and width of the kernel.</param>
    /// <param name="stride">Output positions between two windows.</param>
    /// <param name="padding">Rows and columns that are cut off each side of the output.</param>
    /// <param name="outputPadding">Rows and columns that are added at the bottom and on the right.</param>
    /// <param name="dilation">Output positions between two taps of the kernel.</param>
    /// <param name="bias">Whether there is a bias.</param>
    /// <param name="device">Where the weights are; the default device when left out.</param>
    /// <param name="dtype">Their type; the default type when left out.</param>
    public ConvTranspose2d(
        long inputs,
        long outputs,
        (long Height, long Width) kernel,
        (long Height, long Width) stride,
        (long Height, long Width) padding,
        (long Height, long Width) outputPadding,
        (long Height, long Width) dilation,
        bool bias = true,
        Device? device = null,
        ScalarType? dtype = null)
        : base(nameof(ConvTranspose2d))
    {
        this.stride = [stride.Height, stride.Width];
        this.padding = [padding.Height, padding.Width];
        this.outputPadding = [outputPadding.Height, outputPadding.Width];
        this.dilation = [dilation.Height, dilation.Width];
        double bound = 1 / Math.Sqrt(outputs * kernel.Height * kernel.Width);
        weight = nn.Parameter(Uniform([inputs, outputs, kernel.Height, kernel.Width], bound, device, dtype));
        this.bias = bias ? nn.Parameter(Uniform([outputs], bound, device, dtype)) : null;
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) =>
        nn.functional.conv_transpose2d(input, weight, bias, stride, padding, outputPadding, dilation);

    private static Tensor Uniform(long[] shape, double bound, Device? device, ScalarType? dtype)
    {
        using Tensor numbers = rand(shape, dtype, device);
        using Tensor wide = numbers * (2 * bound);
        return wide - bound;
    }
}
