using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Graph;

namespace NetDsl.Compiler.Analysis;

/// <summary>
/// The rule that all weights of a network fit into one block of 2^31 - 1 numbers, over which an optimizer walks. Each array begins at
/// a multiple of 64 bytes.
/// </summary>
public static class WeightLimit
{
    private const int LargestBlock = int.MaxValue;
    private const int Alignment = 16;

    /// <summary>Whether the rule holds; reports at the layer with the most weights where not.</summary>
    public static bool Holds(NetworkGraph graph, NetworkFacts facts, DiagnosticBag diagnostics)
    {
        var arrays = graph.Nodes.Sum(node => (long)node.Weights.Count);
        var excess = facts.Parameters + (arrays * Alignment) - LargestBlock;
        if (excess <= 0)
        {
            return true;
        }

        var largest = facts.Layers.OrderByDescending(layer => layer.Parameters).First();
        diagnostics.Add(ShapeRules.TooManyWeights.At(
            largest.Node.ActionableSpan,
            graph.Name,
            Quantity.Of(facts.Parameters),
            Quantity.Of(largest.Parameters),
            largest.Node.Name,
            Quantity.Of(LargestBlock),
            Quantity.Of(excess)));
        return false;
    }
}
