using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Layers;

namespace NetDsl.Compiler.Analysis;

/// <summary>
/// NDSL4005. ReLU, leaky ReLU and ELU change negative values only. Values are known not to be negative behind ReLU, ReLU6, softplus,
/// (hard) sigmoid and softmax, and stay so through layers that select, average, join, multiply, scale by a positive number or pad with
/// zeros.
/// </summary>
internal sealed class ActivationWithoutEffect : GraphLint
{
    public override void Run(NetworkGraph graph, DiagnosticBag diagnostics)
    {
        // For each node whose values are never negative, the layer since which that is known.
        var since = new GraphNode?[graph.Nodes.Count];
        foreach (var node in graph.Nodes)
        {
            since[node.Index] = NeverNegativeSince(node, since);
            if (node.Layer.Definition is Relu or LeakyRelu or Elu && since[node.Inputs[0].Index] is { } source)
            {
                Report(node, source, diagnostics);
            }
        }
    }

    private static GraphNode? NeverNegativeSince(GraphNode node, GraphNode?[] since) => node.Layer.Definition switch
    {
        Relu or LeakyRelu or Elu when since[node.Inputs[0].Index] is { } source => source,
        Relu or Relu6 or Softplus or Sigmoid or HardSigmoid or Softmax => node,
        LeakyRelu when node.Layer.Spec is ElementwiseSpec { Parameter: 0 } => node,
        Rescale when node.Layer.Spec is not RescaleSpec { Factor: >= 0, Offset: >= 0 } => null,
        PoolLayer or GlobalPoolLayer or AdaptiveAvgPool or LocalResponseNorm or Dropout or DropPath or Flatten or ZeroPad or Crop or Upsample
            or LeakyRelu or Elu or Selu or Gelu or Swish or Mish or HardSwish or Rescale or Add or Concat or Multiply =>
            node.Inputs.All(input => since[input.Index] is not null) ? since[node.Inputs[0].Index] : null,
        _ => null,
    };

    private static void Report(GraphNode node, GraphNode source, DiagnosticBag diagnostics)
    {
        var input = node.Inputs[0];
        var origin = source.Owner is { } owner ? $", since '{owner.Name}' applies {source.Layer.Definition.Keyword}"
            : source == input ? ""
            : $" since '{source.Name}'";
        diagnostics.Add(AdviceRules.ActivationWithoutEffect
            .At(node.Span, node.Name, input.ShownName, origin)
            .With(source.Span, "from here on no value is negative"));
    }
}
