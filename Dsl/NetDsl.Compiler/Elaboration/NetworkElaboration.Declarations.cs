using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Layers;
using NetDsl.Compiler.Syntax;

namespace NetDsl.Compiler.Elaboration;

/// <content>labels, loss and expect: what a network says of itself as a whole.</content>
internal sealed partial class NetworkElaboration
{
    private static readonly Dictionary<string, LossKind> Losses = new(StringComparer.Ordinal)
    {
        ["crossentropy"] = LossKind.CrossEntropy,
        ["binarycrossentropy"] = LossKind.BinaryCrossEntropy,
        ["mse"] = LossKind.MeanSquaredError,
        ["hinge"] = LossKind.Hinge,
    };

    /// <summary>How many extents an expected fact can have.</summary>
    private static readonly Dictionary<string, int[]> Facts = new(StringComparer.Ordinal)
    {
        ["parameters"] = [1],
        ["trainable"] = [1],
        ["field"] = [1, 2],
        ["stride"] = [1, 2],
        ["macs"] = [1],
        ["memory"] = [1],
        ["output"] = [1, 3],
    };

    private readonly List<Contract> contracts = [];
    private readonly List<NetworkLabel> labelNames = [];
    private LabelsSyntax? labels;
    private NetworkLoss? loss;
    private NameSyntax? lossWord;

    private void RunDeclaration(StatementSyntax statement, Place place)
    {
        switch (statement)
        {
            case LabelsSyntax declared when SpeaksOfWhole("labels", declared.Span, declared.Span, place):
                if (IsOnly("labels", declared.Span, labels?.Span))
                {
                    labels = declared;
                    RunLabels(declared, place);
                }

                break;
            case LossSyntax declared when SpeaksOfWhole("loss", declared.Loss.Span, declared.Span, place):
                if (IsOnly("loss", declared.Span, lossWord?.Span))
                {
                    lossWord = declared.Loss;
                    RunLoss(declared);
                }

                break;
            case ExpectSyntax expected when SpeaksOfWhole("expect", expected.Fact.Span, expected.Span, place):
                RunExpect(expected, place);
                break;
            default:
                break;
        }
    }

    private bool SpeaksOfWhole(string keyword, SourceSpan word, SourceSpan statement, Place place)
    {
        if (place.Part is null)
        {
            return true;
        }

        diagnostics.Add(LoopRules.PartOfNetwork.At(KeywordSpan(statement, null, keyword) is { Length: > 0 } span ? span : word, keyword, place.Part));
        return false;
    }

    private bool IsOnly(string keyword, SourceSpan statement, SourceSpan? first)
    {
        if (first is not { } earlier)
        {
            return true;
        }

        diagnostics.Add(LoopRules.DeclaredTwice
            .At(KeywordSpan(statement, null, keyword), keyword, LineOf(earlier))
            .With(earlier, $"the first '{keyword}'"));
        return false;
    }

    private void RunLoss(LossSyntax statement)
    {
        if (!Losses.TryGetValue(statement.Loss.Name, out var kind))
        {
            diagnostics.Add(DeclarationRules.UnknownLoss.At(
                statement.Loss.Span,
                statement.Loss.Name,
                Suggestions.Repair(statement.Loss.Name, Losses.Keys, $"write {Quantity.List([.. Losses.Keys], "or")}"))
                .Suggesting(Suggestions.Closest(statement.Loss.Name, Losses.Keys)));
            return;
        }

        new ArgumentMatcher(new Signature(statement.Loss.Name, []), diagnostics).Match(statement.Loss.Span, statement.Arguments, _ => true);
        loss = new NetworkLoss(kind, statement.Loss.Span);
    }

    private void RunExpect(ExpectSyntax statement, Place place)
    {
        var value = Evaluate(statement.Value, place);
        if (!Facts.TryGetValue(statement.Fact.Name, out var counts))
        {
            diagnostics.Add(DeclarationRules.UnknownFact.At(
                statement.Fact.Span,
                statement.Fact.Name,
                Suggestions.Repair(statement.Fact.Name, Facts.Keys, $"write {Quantity.List([.. Facts.Keys], "or")}"))
                .Suggesting(Suggestions.Closest(statement.Fact.Name, Facts.Keys)));
            return;
        }

        if (ExpectedNumbers(statement, value, counts) is { } expected)
        {
            contracts.Add(new Contract(statement.Fact.Name, statement.Operator, expected, statement.Value.Span));
        }
    }

    private IReadOnlyList<long>? ExpectedNumbers(ExpectSyntax statement, ExpressionValue value, int[] counts)
    {
        IReadOnlyList<ExpressionValue> parts = value switch
        {
            SizeValue size => [.. size.Extents.Select(extent => new IntegerValue(extent))],
            SequenceValue sequence => sequence.Elements,
            _ => [value],
        };
        if (parts.Any(part => part is UnknownValue))
        {
            return null;
        }

        if (!counts.Contains(parts.Count))
        {
            var example = counts[counts.Length - 1] switch
            {
                1 => "61_706",
                2 => "14x14",
                _ => "7x7x512",
            };
            diagnostics.Add(DeclarationRules.ExpectedExtents.At(
                statement.Value.Span,
                statement.Fact.Name,
                Quantity.List([.. counts.Select(count => Quantity.Of(count))], "or") + (counts.Length > 1 ? " numbers" : " number"),
                parts.Count,
                $"expect {statement.Fact.Name} {statement.Operator} {example}"));
            return null;
        }

        var numbers = parts.Select(part => wholeNumbers.Read($"'{statement.Fact.Name}'", part, statement.Value.Span)).ToList();
        return numbers.All(number => number is not null) ? [.. numbers.Select(number => number!.Value)] : null;
    }

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

        var word = lossWord!.Name;
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
