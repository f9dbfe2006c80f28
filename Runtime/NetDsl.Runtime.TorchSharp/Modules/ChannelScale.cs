using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NetDsl.Torch;

/// <summary>Multiplies each channel by a trainable factor and adds, where wanted, a trainable summand, as Caffe's Scale.</summary>
public sealed class ChannelScale : nn.Module<Tensor, Tensor>
{
    // TorchSharp registers fields by their names, and replaces them where the module is moved to another device or type.
    private Parameter weight;
    private Parameter? bias;

    /// <summary>Creates the module.</summary>
    /// <param name="channels">Channels of an image, batch × channels × height × width, or features of a vector, batch × features.</param>
    /// <param name="start">The value that all factors start with.</param>
    /// <param name="bias">Whether there are summands, which start at 0.</param>
    /// <param name="device">Where the weights are; the default device when left out.</param>
    /// <param name="dtype">Their type; the default type when left out.</param>
    public ChannelScale(long channels, double start = 1, bool bias = false, Device? device = null, ScalarType? dtype = null)
        : base(nameof(ChannelScale))
    {
        weight = nn.Parameter(full([channels], start, dtype ?? get_default_dtype(), device));
        this.bias = bias ? nn.Parameter(full([channels], 0, dtype ?? get_default_dtype(), device)) : null;
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        using Tensor factors = TensorFunctions.AlongChannels(weight, input);
        if (bias is null)
        {
            return input * factors;
        }

        using Tensor summands = TensorFunctions.AlongChannels(bias, input);
        using Tensor product = input * factors;
        return product + summands;
    }
}
