using TorchSharp;

namespace NetDsl.Torch;

/// <summary>Weights that a module of TorchSharp has and the declared layer has not: a norm without factors. Generated code calls it.</summary>
public static class FrozenWeights
{
    /// <summary>
    /// Gives a parameter a value that it keeps: no optimizer finds a gradient of it. The value is written, since some norms of newer versions of
    /// TorchSharp leave theirs as the memory was.
    /// </summary>
    /// <param name="module">The module that has it.</param>
    /// <param name="name">Its name.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="ArgumentException">The module has no such parameter.</exception>
    public static void Hold(torch.nn.Module module, string name, double value)
    {
        ArgumentNullException.ThrowIfNull(module);
        var parameter = module.get_parameter(name) ?? throw new ArgumentException($"The module has no parameter '{name}'.", nameof(name));
        parameter.requires_grad = false;
        using var quiet = torch.no_grad();
        using torch.Tensor values = torch.full(parameter.shape, value, parameter.dtype, parameter.device);
        Tensors.Copy(values, parameter);
    }
}
