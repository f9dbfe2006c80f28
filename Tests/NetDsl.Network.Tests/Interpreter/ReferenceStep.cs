using NetDsl.Compiler.Graph;

namespace NetworkTests.Interpreter;

/// <summary>One layer at work: its weights, its place in a training step, and where its weights' gradients add up.</summary>
internal sealed class ReferenceStep(
    GraphNode node,
    bool isTraining,
    IReadOnlyDictionary<string, double[]> weights,
    IDictionary<string, double[]> gradients,
    Func<GraphNode, int, double> keep)
{
    public GraphNode Node { get; } = node;

    public bool IsTraining { get; } = isTraining;

    public TensorShape Output => Node.Output;

    /// <summary>A weight, or null where the layer has none of that name.</summary>
    public double[]? Weight(string name) => weights.GetValueOrDefault(Key(name));

    /// <summary>The gradient of a weight, to be added to; something to write to and forget where the layer has none of that name.</summary>
    public double[] Gradient(string name)
    {
        if (Weight(name) is not { } weight)
        {
            return new double[Output.Channels];
        }

        if (!gradients.TryGetValue(Key(name), out var gradient))
        {
            gradients[Key(name)] = gradient = new double[weight.Length];
        }

        return gradient;
    }

    /// <summary>What dropout multiplies a value with.</summary>
    public double Keep(int index) => keep(Node, index);

    private string Key(string name) => $"{Node.Name}.{name}";
}
