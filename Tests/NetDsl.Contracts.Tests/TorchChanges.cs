namespace NetDsl.Contracts.Tests;

/// <summary>
/// What versions behind 0.99.6 changed of the members that the contract declares. Generated code compiles all the same, since it passes
/// arguments by position, and device and type by name; what <c>NetDsl.TorchSharp</c> itself calls is held by its signatures alone.
/// </summary>
internal static class TorchChanges
{
    // The arguments have other names: inputChannel became in_channels, kernelSize kernel_size, features num_features, tensor input.
    private static readonly string[] Renamed =
    [
        "Conv2d", "ConvTranspose2d", "BatchNorm1d", "BatchNorm2d", "Mish", "AvgPool2d", "avg_pool2d", "max_pool2d", "adaptive_max_pool2d",
        "conv_transpose2d", "interpolate", "upsample", "forward", "Sigmoid", "SiLU", "tanh", "rrelu", "backward", "cuda", "softplus", "var",
    ];

    // There are more arguments, left out by generated code: a bias of LayerNorm, persistent of buffers, and how to copy.
    private static readonly string[] Extended = ["LayerNorm", "register_buffer", "buffers", "named_buffers", "load", "to"];

    // A method became a property or another way round, gives something else, or a class was sealed. Generated code does not use them.
    private static readonly string[] Replaced = ["grad", "zero_grad", "CUDA", "TorchSharp.DisposeScope"];

    /// <summary>Whether a member, as <see cref="PublicMembers"/> writes it, is one of them.</summary>
    public static bool Accepts(string member)
    {
        var name = member.Split('(')[0].Split(' ')[^1];
        return Renamed.Contains(name) || Extended.Contains(name) || Replaced.Contains(name);
    }
}
