using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Graph;

namespace NetDsl.Compiler.Analysis;

/// <summary>NDSL4004. A value that nothing reads and that is not the output. Layers that only lead to it are not reported on their own.</summary>
internal sealed class DeadLayer : GraphLint
{
    public override void Run(NetworkGraph graph, DiagnosticBag diagnostics)
    {
        foreach (var node in graph.Nodes)
        {
            if (node == graph.Output || graph.Consumers[node.Index].Count > 0)
            {
                continue;
            }

            diagnostics.Add(AdviceRules.DeadLayer
                .At((node.Owner ?? node).ActionableSpan, node.ShownName, node.Output.ToSentence(), graph.Output.ShownName)
                .With(graph.Output.Span, $"'{graph.Output.ShownName}' is the output"));
        }
    }
}
