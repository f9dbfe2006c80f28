using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Layers;
using NetDsl.Compiler.Syntax;

namespace NetDsl.Compiler.Elaboration;

/// <content>Labels and loss, held against what the network returns.</content>
internal sealed partial class NetworkElaboration
{
    private readonly List<NetworkLabel> labelNames = [];

    private void RunLabels(LabelsSyntax statement, Place place)
    {
        foreach (var label in statement.Names)
        {
            if (ReadText(label, place) is { } name)
            {
                labelNames.Add(new NetworkLabel(name, label.Span));
            }
            else
            {
                graph.LeaveOut();
            }
        }

        CheckLabelNames();
    }

    private void CheckLabelNames()
    {
        var first = new Dictionary<string, (string Label, SourceSpan Span)>(StringComparer.Ordinal);
        foreach (var label in labelNames)
        {
            var identifier = LabelIdentifier.Of(label.Name);
            if (identifier.Length == 0)
            {
                diagnostics.Add(DeclarationRules.LabelWithoutIdentifier.At(label.Span, label.Name));
            }
            else if (!first.TryGetValue(identifier, out var earlier))
            {
                first.Add(identifier, (label.Name, label.Span));
            }
            else
            {
                var duplicate = earlier.Label == label.Name
                    ? DeclarationRules.DuplicateLabel.At(label.Span, label.Name)
                    : DeclarationRules.LabelCollision.At(label.Span, label.Name, earlier.Label, identifier);
                diagnostics.Add(duplicate.With(earlier.Span, $"the first '{earlier.Label}'"));
            }
        }
    }

    private void CheckLabels(GraphNode output)
    {
        if (labels is null)
        {
            return;
        }

        var span = labels.Names.Count == 0 ? labels.Span : labels.Names[0].Span.To(labels.Names[labels.Names.Count - 1].Span);
        if (output.Output.IsSpatial)
        {
            diagnostics.Add(GraphRules.LabelsNeedVector.At(span, name, output.Output.ToSentence(), output.ShownName)
                .With(output.Span, $"'{output.ShownName}' gives {output.Output.ToSentence()}"));
            return;
        }

        var (values, count) = (output.Output.Channels, labels.Names.Count);
        // One value that tells two classes apart by its sign.
        var isBinary = loss?.Kind is LossKind.BinaryCrossEntropy or LossKind.Hinge && values == 1 && count == 2;
        if (values != count && !isBinary)
        {
            var repair = count < values ? $"declare {Quantity.Of(values - count)} more" : $"leave out {Quantity.Of(count - values)}";
            var units = output.Layer.Spec is DenseSpec ? $", or give '{output.ShownName}' {Quantity.InCode(count)} units" : "";
            diagnostics.Add(GraphRules.LabelCount.At(span, name, Quantity.Of(values, "value"), Quantity.Of(count, "label"), repair + units)
                .With(output.Span, $"'{output.ShownName}' gives {output.Output.ToSentence()}"));
        }
    }

    private void CheckLoss(GraphNode output)
    {
        if (loss is not { Kind: not LossKind.MeanSquaredError } classifier)
        {
            return;
        }

        var word = lossStatement!.Loss.Name;
        if (output.Output.IsSpatial)
        {
            diagnostics.Add(GraphRules.LossNeedsVector.At(classifier.Span, word, name, output.Output.ToSentence(), output.ShownName)
                .With(output.Span, $"'{output.ShownName}' gives {output.Output.ToSentence()}"));
        }
        else if (classifier.Kind == LossKind.CrossEntropy && output.Output.Channels < 2)
        {
            diagnostics.Add(GraphRules.CrossEntropyNeedsTwo.At(classifier.Span, name, output.ShownName)
                .With(output.Span, $"'{output.ShownName}' gives {output.Output.ToSentence()}"));
        }
    }
}
