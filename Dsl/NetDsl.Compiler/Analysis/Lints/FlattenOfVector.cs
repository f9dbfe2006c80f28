using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Layers;

namespace NetDsl.Compiler.Analysis;

/// <summary>NDSL4006. A vector stays as it is. A hint only, since a block may be written for both.</summary>
internal sealed class FlattenOfVector : GraphLint
{
    public override void Run(NetworkGraph graph, DiagnosticBag diagnostics)
    {
        foreach (var node in graph.Nodes)
        {
            if (node.Layer.Definition is Flatten && !node.Inputs[0].Output.IsSpatial)
            {
                var input = node.Inputs[0];
                diagnostics.Add(AdviceRules.FlattenOfVector.At(node.Span, node.Name, input.ShownName, Quantity.Of(input.Output.Channels)));
            }
        }
    }
}
