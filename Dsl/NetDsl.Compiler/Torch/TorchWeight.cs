using NetDsl.Compiler.Graph;

namespace NetDsl.Compiler.Torch;

/// <summary>
/// A parameter or buffer of a module, and the layer's weight that it is, in another layout: take the weight's values as an array of
/// <paramref name="Own"/>, put its axes in the order of <paramref name="Axes"/>, and read the result as an array of <paramref name="Shape"/>.
/// A convolution's kernel, height × width × inputs × outputs, has the axes 3, 2, 0, 1.
/// </summary>
/// <param name="Name">Its name in the module: weight, bias, running_mean, running_var.</param>
/// <param name="Source">The layer's weight: kernel, bias, gamma, beta, moving_mean, moving_variance; empty for a constant that the layer
/// does not have, which stays as the module makes it and is not trained.</param>
/// <param name="Own">Extents with the product of the weight's elements.</param>
/// <param name="Axes">For each axis of the result, the axis of <paramref name="Own"/> that it is.</param>
/// <param name="Shape">The shape in the module.</param>
public sealed record TorchWeight(string Name, string Source, IReadOnlyList<int> Own, IReadOnlyList<int> Axes, IReadOnlyList<int> Shape)
{
    /// <summary>A vector, which has no layout.</summary>
    public static TorchWeight Vector(string name, string source, int length) => new(name, source, [length], [0], [length]);

    /// <summary>A number for each channel, or for each feature of a vector that was flattened from an image in PyTorch's order.</summary>
    public static TorchWeight Features(string name, string source, int length, TensorShape? flattenedFrom) => flattenedFrom is { } image
        ? new(name, source, [image.Height, image.Width, image.Channels], [2, 0, 1], [length])
        : Vector(name, source, length);
}
