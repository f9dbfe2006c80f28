using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Layers;
using NetDsl.Compiler.Syntax;

namespace NetDsl.Compiler.Elaboration;

/// <summary>Adds layers to the graph one by one and infers the shape of each.</summary>
internal sealed class GraphBuilder(DiagnosticBag diagnostics, ElaborationLimits limits)
{
    private static readonly Dictionary<string, SourceSpan> NoArguments = [];
    private readonly List<GraphNode> nodes = [];

    /// <summary>The layers so far.</summary>
    public IReadOnlyList<GraphNode> Nodes => nodes;

    /// <summary>Whether no layer had to be left out.</summary>
    public bool IsComplete { get; private set; } = true;

    /// <summary>Notes that a mistake leaves a layer out.</summary>
    public void LeaveOut() => IsComplete = false;

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
            limits.Stop(LoopRules.TooManyLayers.At(span, name, ElaborationLimits.Number(ElaborationLimits.Nodes)));
        }

        var site = new LayerSite(name, inputs, span, argumentSpans, diagnostics);
        if (limits.IsStopped || layer.InferShape(site) is not { } output || !Fits(site, output))
        {
            LeaveOut();
            return null;
        }

        var weights = layer.Weights(inputs.Count == 0 ? output : inputs[0].Output, output);
        if (!Fits(site, weights))
        {
            LeaveOut();
            return null;
        }

        var node = new GraphNode
        {
            Name = name,
            Index = nodes.Count,
            Layer = layer,
            Inputs = inputs,
            Output = output,
            Span = span,
            Owner = owner,
            ArgumentSpans = argumentSpans,
            Weights = weights,
        };
        nodes.Add(node);
        return node;
    }

    // An array of the runtime holds at most 2^31 - 1 values, and the index of a value within a sample is an int.
    private static bool Fits(LayerSite site, TensorShape output)
    {
        // Three extents below 2^31 stay below 2^93.
        var elements = (decimal)output.Height * output.Width * output.Channels;
        if (elements <= int.MaxValue)
        {
            return true;
        }

        site.Report(GraphRules.OutputTooLarge, null, site.Name, output.ToSentence(), elements);
        return false;
    }

    private static bool Fits(LayerSite site, IReadOnlyList<WeightDefinition> weights)
    {
        foreach (var weight in weights)
        {
            // As a real number, so that no product of extents overflows.
            var elements = weight.Shape.Aggregate(1.0, (product, extent) => product * extent);
            if (elements > int.MaxValue)
            {
                site.Report(GraphRules.WeightsTooLarge, null, site.Name, weight.Name, string.Join(" x ", weight.Shape), elements);
                return false;
            }
        }

        return true;
    }
}
