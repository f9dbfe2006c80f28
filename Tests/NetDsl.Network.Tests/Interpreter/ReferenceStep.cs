using NetDsl.Compiler.Graph;

namespace NetworkTests.Interpreter;

/// <summary>One layer at work: its weights, its place in a training step, and where its weights' gradients add up.</summary>
internal sealed class ReferenceStep(
    GraphNode node,
    bool isTraining,
    IReadOnlyDictionary<string, double[]> weights,
    IDictionary<string, double[]> gradients,
    Func<GraphNode, int, double> keep,
    TensorShape? output = null,
    IReadOnlyDictionary<string, string>? names = null)
{
    public GraphNode Node { get; } = node;

    public bool IsTraining { get; } = isTraining;

    public TensorShape Output => output ?? Node.Output;

    /// <summary>A part of the layer: what it gives, and the layer's weights by the names that the part knows.</summary>
    public ReferenceStep Part(TensorShape shape, params (string Name, string InLayer)[] known) =>
        new(Node, IsTraining, weights, gradients, keep, shape, known.ToDictionary(name => name.Name, name => name.InLayer));

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

    private string Key(string name) => $"{Node.Name}.{(names is null ? name : names.GetValueOrDefault(name))}";
}
