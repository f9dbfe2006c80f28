using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Layers;

namespace NetDsl.Compiler.Analysis;

/// <summary>
/// NDSL4002. Batch norm subtracts the mean of each channel, and a number added to all of a channel goes with it; Ioffe and Szegedy
/// (2015), section 3.2, leave the bias out for this reason. Certain only where nothing else reads the biased value.
/// </summary>
internal sealed class BiasCancelled : GraphLint
{
    public override void Run(NetworkGraph graph, DiagnosticBag diagnostics)
    {
        foreach (var node in graph.Nodes)
        {
            var bias = node.Weights.FirstOrDefault(weight => weight.Name == "bias");
            var consumers = graph.Consumers[node.Index];
            if (bias is null || node == graph.Output || consumers.Count != 1 || consumers[0].Layer.Spec is not BatchNormSpec)
            {
                continue;
            }

            var span = node.ArgumentSpans.TryGetValue("bias", out var written) ? written : node.Span;
            diagnostics.Add(AdviceRules.BiasCancelled
                .At(span, node.Name, Quantity.Of(bias.Elements, "parameter"), consumers[0].Name)
                .With(consumers[0].Span, $"'{consumers[0].Name}' subtracts each channel's mean"));
        }
    }
}
