using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Layers;
using NetDsl.Compiler.Syntax;

namespace NetDsl.Compiler.Elaboration;

/// <summary>Adds layers to the graph one by one and infers the shape of each.</summary>
/// <param name="diagnostics">Where to report.</param>
/// <param name="limits">What bounds it.</param>
/// <param name="around">The builder of the network that uses this one and gets its layers, or null.</param>
internal sealed class GraphBuilder(DiagnosticBag diagnostics, ElaborationLimits limits, GraphBuilder? around = null)
{
    private static readonly Dictionary<string, SourceSpan> NoArguments = [];
    private readonly List<GraphNode> nodes = around?.nodes ?? [];

    /// <summary>The layers so far.</summary>
    public IReadOnlyList<GraphNode> Nodes => nodes;

    /// <summary>Whether no layer had to be left out.</summary>
    public bool IsComplete { get; private set; } = true;

    /// <summary>Notes that a mistake leaves a layer out.</summary>
    public void LeaveOut()
    {
        for (var builder = this; builder is not null; builder = builder.Around)
        {
            builder.IsComplete = false;
        }
    }

    /// <summary>Where the user's text uses the network of the library that the layers belong to, or null.</summary>
    public SourceSpan? UsedAt { get; init; } = around?.UsedAt;

    private GraphBuilder? Around => around;

    /// <summary>Adds a layer, or reports why it cannot be.</summary>
    /// <param name="name">Its hierarchical name.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="inputs">What it reads.</param>
    /// <param name="span">Its keyword.</param>
    /// <param name="argumentSpans">Where its arguments are written.</param>
    /// <param name="owner">The layer that it belongs to as an activation, or null.</param>
    public GraphNode? Add(
        string name,
        BoundLayer layer,
        IReadOnlyList<GraphNode> inputs,
        SourceSpan span,
        IReadOnlyDictionary<string, SourceSpan>? argumentSpans = null,
        GraphNode? owner = null)
    {
        argumentSpans ??= NoArguments;
        if (nodes.Count == ElaborationLimits.Nodes)
        {
            limits.Stop(LoopRules.TooManyLayers.At(span, name, Quantity.Of(ElaborationLimits.Nodes)));
        }

        var site = new LayerSite(name, inputs, span, argumentSpans, diagnostics);
        if (limits.IsStopped || layer.InferShape(site) is not { } output)
        {
            LeaveOut();
            return null;
        }

        var weights = layer.Weights(inputs.Count == 0 ? output : inputs[0].Output, output);
        var node = new GraphNode
        {
            Name = name,
            Index = nodes.Count,
            Layer = layer,
            Inputs = inputs,
            Output = output,
            Span = span,
            UsedAt = UsedAt,
            Owner = owner,
            ArgumentSpans = argumentSpans,
            Weights = weights,
        };
        nodes.Add(node);
        return node;
    }
}
