using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Graph;
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
    private LabelsSyntax? labels;
    private NetworkLoss? loss;
    private LossSyntax? lossStatement;

    private void RunDeclaration(StatementSyntax statement, Place place)
    {
        if (IsPart)
        {
            // What a network says of itself as a whole does not hold for the one that uses it.
            return;
        }

        switch (statement)
        {
            case LabelsSyntax declared when SpeaksOfWhole("labels", declared.Span, place):
                if (IsOnly("labels", declared.Span, labels?.Span))
                {
                    labels = declared;
                    RunLabels(declared, place);
                }

                break;
            case LossSyntax declared when SpeaksOfWhole("loss", declared.Span, place):
                if (IsOnly("loss", declared.Span, lossStatement?.Span))
                {
                    lossStatement = declared;
                    RunLoss(declared);
                }

                break;
            case ExpectSyntax expected when SpeaksOfWhole("expect", expected.Span, place):
                RunExpect(expected, place);
                break;
            default:
                break;
        }
    }

    private bool SpeaksOfWhole(string keyword, SourceSpan statement, Place place)
    {
        if (place.Part is null)
        {
            return true;
        }

        diagnostics.Add(LoopRules.PartOfNetwork.At(KeywordSpan(statement, null, keyword), keyword, place.Part));
        return false;
    }

    private bool IsOnly(string keyword, SourceSpan statement, SourceSpan? first)
    {
        if (first is not { } earlier)
        {
            return true;
        }

        diagnostics.Add(LoopRules.DeclaredTwice
            .At(KeywordSpan(statement, null, keyword), keyword, Excerpt.OfStatement(earlier))
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
}
