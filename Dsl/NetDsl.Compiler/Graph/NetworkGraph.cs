using NetDsl.Compiler.Layers;
using NetDsl.Compiler.Syntax;

namespace NetDsl.Compiler.Graph;

/// <summary>One layer of a network with everything known: its place, its inputs and its output shape.</summary>
public sealed class GraphNode
{
    /// <summary>The hierarchical name, <c>layer1.0.conv1</c>: the key of its weights.</summary>
    public required string Name { get; init; }

    /// <summary>Position in <see cref="NetworkGraph.Nodes"/>.</summary>
    public required int Index { get; init; }

    /// <summary>The layer with its arguments bound.</summary>
    public required BoundLayer Layer { get; init; }

    /// <summary>The nodes whose outputs it reads; empty for the input.</summary>
    public required IReadOnlyList<GraphNode> Inputs { get; init; }

    /// <summary>The shape of one sample of its output.</summary>
    public required TensorShape Output { get; init; }

    /// <summary>Where the layer is written: its keyword.</summary>
    public required SourceSpan Span { get; init; }

    /// <summary>
    /// Where the user's text uses the network of the library that this layer belongs to, else null: a library cannot be mended, so this is
    /// the place to speak of.
    /// </summary>
    public SourceSpan? UsedAt { get; init; }

    /// <summary>Where a user can do something about the layer.</summary>
    public SourceSpan ActionableSpan => UsedAt ?? Span;

    /// <summary>The node that a fused activation belongs to (<c>conv2d 6, activation: relu</c> makes two nodes), else null: tables show one row.</summary>
    public GraphNode? Owner { get; init; }

    /// <summary>The name that a user gave or knows: a fused activation goes by its owner's.</summary>
    public string ShownName => (Owner ?? this).Name;

    /// <summary>Where each argument is written, by name; arguments left out are missing.</summary>
    public required IReadOnlyDictionary<string, SourceSpan> ArgumentSpans { get; init; }

    /// <summary>The weights of this node, in their order.</summary>
    public required IReadOnlyList<WeightDefinition> Weights { get; init; }
}

/// <summary>A promise that the compiler holds the network to.</summary>
/// <param name="Fact">What is measured.</param>
/// <param name="Operator"><c>==</c>, <c>&lt;=</c> or <c>&gt;=</c>.</param>
/// <param name="Expected">One number, or an extent per axis.</param>
/// <param name="Span">Where the value is written.</param>
public sealed record Contract(string Fact, string Operator, IReadOnlyList<long> Expected, SourceSpan Span);

/// <summary>The losses that a network can name.</summary>
public enum LossKind
{
    /// <summary>None is named.</summary>
    None,

    /// <summary>Softmax cross-entropy, from logits.</summary>
    CrossEntropy,

    /// <summary>Binary cross-entropy, from logits.</summary>
    BinaryCrossEntropy,

    /// <summary>Mean squared error.</summary>
    MeanSquaredError,

    /// <summary>Hinge loss.</summary>
    Hinge,
}

/// <summary>A loss and where it is written.</summary>
public sealed record NetworkLoss(LossKind Kind, SourceSpan Span);

/// <summary>A class name and where it is written.</summary>
public sealed record NetworkLabel(string Name, SourceSpan Span);

/// <summary>A network elaborated: layers in topological order with shapes, and what it promises.</summary>
/// <param name="Name">The network's name.</param>
/// <param name="Nodes">All nodes; the first is the input, each stands behind its inputs.</param>
/// <param name="Output">The node whose output the network returns.</param>
/// <param name="Labels">Class names in the order of the outputs; empty when none are declared.</param>
/// <param name="Loss">The loss, or null.</param>
/// <param name="Contracts">The expectations.</param>
public sealed record NetworkGraph(
    string Name,
    IReadOnlyList<GraphNode> Nodes,
    GraphNode Output,
    IReadOnlyList<NetworkLabel> Labels,
    NetworkLoss? Loss,
    IReadOnlyList<Contract> Contracts)
{
    /// <summary>The input node.</summary>
    public GraphNode Input => Nodes[0];

    /// <summary>For each node, by index, the nodes that read its output.</summary>
    public IReadOnlyList<IReadOnlyList<GraphNode>> Consumers { get; } = FindConsumers(Nodes);

    private static List<GraphNode>[] FindConsumers(IReadOnlyList<GraphNode> nodes)
    {
        var consumers = nodes.Select(_ => new List<GraphNode>()).ToArray();
        foreach (var node in nodes)
        {
            foreach (var input in node.Inputs)
            {
                consumers[input.Index].Add(node);
            }
        }

        return consumers;
    }
}
