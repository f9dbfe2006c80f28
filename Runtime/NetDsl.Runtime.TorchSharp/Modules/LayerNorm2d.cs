using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NetDsl.Torch;

/// <summary>
/// Layer normalisation (Ba, Kiros and Hinton, 2016) of an image over the channels of each position. The class of this name in torchvision has
/// the same weights.
/// </summary>
public sealed class LayerNorm2d : nn.Module<Tensor, Tensor>
{
    private readonly long channels;
    private readonly double epsilon;

    // TorchSharp registers fields by their names, and replaces them where the module is moved to another device or type.
    private Parameter? weight;
    private Parameter? bias;

    /// <summary>Creates the module.</summary>
    /// <param name="channels">Channels.</param>
    /// <param name="epsilon">Added to the variance.</param>
    /// <param name="affine">Whether each channel has a factor, which starts at 1, and a summand, which starts at 0.</param>
    /// <param name="device">Where the weights are; the default device when left out.</param>
    /// <param name="dtype">Their type; the default type when left out.</param>
    public LayerNorm2d(long channels, double epsilon = 1e-5, bool affine = true, Device? device = null, ScalarType? dtype = null)
        : base(nameof(LayerNorm2d))
    {
        this.channels = channels;
        this.epsilon = epsilon;
        if (affine)
        {
            weight = nn.Parameter(full([channels], 1, dtype ?? get_default_dtype(), device));
            bias = nn.Parameter(full([channels], 0, dtype ?? get_default_dtype(), device));
        }

        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        using Tensor channelsLast = input.permute(0, 2, 3, 1);
        using Tensor normal = nn.functional.layer_norm(channelsLast, [channels], weight, bias, epsilon);
        return normal.permute(0, 3, 1, 2);
    }
}
