using System.Globalization;
using NetDsl.Compiler.Graph;

namespace NetDsl.Compiler.Tests.Library;

/// <summary>A layer with weights as PyTorch would describe it.</summary>
internal static class TorchLayer
{
    /// <summary>The class of its module.</summary>
    public static string Kind(GraphNode node) => node.Layer.Definition.Keyword switch
    {
        "conv2d" or "depthwise" => "Conv2d",
        "dense" => "Linear",
        "batchnorm" => "BatchNorm2d",
        var keyword => keyword,
    };

    /// <summary>Its weights under PyTorch's names and with extents in PyTorch's order: output channels before input channels.</summary>
    public static string Weights(GraphNode node) => string.Join(
        "; ",
        node.Weights.Select(weight => $"{Name(weight.Name)} {string.Join('x', Extents(node, weight.Shape).Select(Text))}"));

    private static string Name(string weight) => weight switch
    {
        "kernel" or "gamma" => "weight",
        "bias" or "beta" => "bias",
        "moving_mean" => "running_mean",
        "moving_variance" => "running_var",
        _ => weight,
    };

    private static IEnumerable<int> Extents(GraphNode node, IReadOnlyList<int> shape) => (node.Layer.Definition.Keyword, shape.Count) switch
    {
        ("depthwise", 4) => [shape[2] * shape[3], 1, shape[0], shape[1]],
        (_, 4) => [shape[3], shape[2], shape[0], shape[1]],
        (_, 2) => [shape[1], shape[0]],
        _ => shape,
    };

    private static string Text(int extent) => extent.ToString(CultureInfo.InvariantCulture);
}
