using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Layers;

namespace NetDsl.Compiler.Analysis;

/// <summary>
/// NDSL4003. Cross-entropy takes logits and applies softmax itself, binary cross-entropy sigmoid; applied twice, the gradient of a
/// confident mistake vanishes. Looks back through dropout and flatten.
/// </summary>
internal sealed class ActivationBeforeLoss : GraphLint
{
    public override void Run(NetworkGraph graph, DiagnosticBag diagnostics)
    {
        var (keyword, loss) = graph.Loss?.Kind switch
        {
            LossKind.CrossEntropy => ("softmax", "crossentropy"),
            LossKind.BinaryCrossEntropy => ("sigmoid", "binarycrossentropy"),
            _ => ("", ""),
        };
        var last = graph.Output;
        while (last.Layer.Definition is Dropout or DropPath or Flatten)
        {
            last = last.Inputs[0];
        }

        if (last.Layer.Definition.Keyword == keyword)
        {
            diagnostics.Add(AdviceRules.ActivationBeforeLoss
                .At(last.ActionableSpan, graph.Name, keyword, $"'{loss}'", Repair(last, keyword))
                .With(graph.Loss!.Span, $"'{loss}' applies {keyword} itself"));
        }
    }

    // No user can remove a layer of the library; those of its networks that end with one can be asked to end before it.
    private static string Repair(GraphNode last, string keyword) => last.UsedAt is { } use
        ? $"write 'classifier: logits' in the brackets behind '{use.Text}'"
        : $"remove {keyword}, and apply it to the logits where probabilities are shown";
}
