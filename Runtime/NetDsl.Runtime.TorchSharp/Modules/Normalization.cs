using TorchSharp;
using static TorchSharp.torch;

namespace NetDsl.Torch;

/// <summary>Shifts and scales each channel by a mean and a variance that are stored, not trained, as Keras' Normalization.</summary>
public sealed class Normalization : nn.Module<Tensor, Tensor>
{
    // The smallest standard deviation that is divided by, as Keras has it.
    private const double SmallestDeviation = 1e-7;

    // TorchSharp registers fields by their names, and replaces them where the module is moved to another device or type.
    private Tensor mean;
    private Tensor variance;
    private Tensor count;

    /// <summary>Creates the module with mean 0 and variance 1.</summary>
    /// <param name="channels">Channels of an image, batch × channels × height × width, or features of a vector, batch × features.</param>
    /// <param name="device">Where the statistics are; the default device when left out.</param>
    /// <param name="dtype">Their type; the default type when left out.</param>
    public Normalization(long channels, Device? device = null, ScalarType? dtype = null)
        : base(nameof(Normalization))
    {
        mean = full([channels], 0, dtype ?? get_default_dtype(), device);
        variance = full([channels], 1, dtype ?? get_default_dtype(), device);
        count = full([], 0, dtype ?? get_default_dtype(), device);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        using Tensor means = TensorFunctions.AlongChannels(mean, input);
        using Tensor variances = TensorFunctions.AlongChannels(variance, input);
        using Tensor roots = variances.sqrt();
        using Tensor deviations = roots.clamp(SmallestDeviation);
        using Tensor centred = input - means;
        return centred / deviations;
    }
}
