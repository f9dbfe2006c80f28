using System.Globalization;
using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Layers;

namespace NetDsl.Compiler.Tests.Library;

/// <summary>
/// What layers compute, where no count of weights tells: activations, poolings and joins, and the settings of norms, dropouts and
/// factors, each with how often it stands in a network.
/// </summary>
internal static class LayerFunctions
{
    private static readonly HashSet<string> Counted =
    [
        "relu", "relu6", "swish", "sigmoid", "softmax", "add", "concat", "multiply", "maxpool", "avgpool", "globalavgpool", "globalmaxpool",
        "batchnorm", "dropout", "droppath", "rescale",
    ];

    /// <summary>One line for each function, in the order of the alphabet.</summary>
    public static IEnumerable<string> Of(NetworkGraph graph) =>
        graph.Nodes.Where(node => Counted.Contains(node.Layer.Definition.Keyword))
            .GroupBy(Describe)
            .Select(function => $"{function.Key}: {function.Count()}")
            .Order(StringComparer.Ordinal);

    private static string Describe(GraphNode node)
    {
        var settings = node.Layer.Spec switch
        {
            BatchNormSpec norm => $" {Number(norm.Epsilon)} {Number(norm.Momentum)}",
            DropSpec drop => $" {Number(drop.Rate)}",
            RescaleSpec rescale => $" {Number(rescale.Factor)}",
            _ => "",
        };
        return node.Layer.Definition.Keyword + settings;
    }

    private static string Number(double value) => value.ToString("0.########", CultureInfo.InvariantCulture);
}
