using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Syntax;

namespace NetDsl.Compiler.Elaboration;

/// <content>Parameters that choose between words: <c>pooling: none | avg | max</c>.</content>
internal sealed partial class NetworkElaboration
{
    /// <summary>The value of an argument for a parameter, whose choices it is held to.</summary>
    private ExpressionValue EvaluateArgument(ParameterSyntax parameter, ExpressionSyntax argument, Signature signature, Place outside)
    {
        if (parameter.Choices.Count == 0)
        {
            return Evaluate(argument, outside);
        }

        var choices = ChoicesOf(parameter);
        var subject = $"'{parameter.Name.Name}' of '{signature.Callee}'";
        var value = EvaluateAmong(choices, argument, subject, outside);
        if (value is UnknownValue or TensorValue { Node: null })
        {
            return UnknownValue.Instance;
        }

        if (value is WordValue word)
        {
            return choices.Contains(word.Word) ? Choice(word.Word, choices) : ReportWord(choices, word.Word, subject, argument.Span);
        }

        var quoted = value is TextValue text ? text.Text : choices[0];
        diagnostics.Add(ArgumentRules.WrongKind.At(
            argument.Span,
            subject,
            Quantity.List(choices, "or"),
            Excerpt.Of(argument.Span),
            value.Kind,
            $"write '{parameter.Name.Name}: {Suggestions.Closest(quoted, choices) ?? choices[0]}'"));
        return UnknownValue.Instance;
    }

    /// <summary>
    /// Two sides of <c>==</c> or <c>!=</c>. Where one is a choice, its words come before all names of values on the other side, and a word
    /// that is none of them can only be a mistake.
    /// </summary>
    private (ExpressionValue Left, ExpressionValue Right) EvaluateCompared(BinarySyntax syntax, ExpressionValue? left, Place place)
    {
        if (left is null && syntax.Left is NameSyntax && KnownValue(syntax.Right, place) is { } other and (UnknownValue or WordValue))
        {
            return (EvaluateOpposite(syntax.Left, other, syntax.Right, place), other);
        }

        left ??= Evaluate(syntax.Left, place);
        return (left, EvaluateOpposite(syntax.Right, left, syntax.Left, place));
    }

    private ExpressionValue EvaluateOpposite(ExpressionSyntax syntax, ExpressionValue other, ExpressionSyntax otherSyntax, Place place)
    {
        if (other is WordValue { Choices: { Count: > 0 } choices })
        {
            return EvaluateAmong(choices, syntax, $"'{Excerpt.Of(otherSyntax.Span)}'", place);
        }

        // The other side may be a choice whose mistake is reported, and this a word that it knows.
        var isWord = syntax is NameSyntax name && KnownValue(name, place) is null;
        return isWord && other is UnknownValue ? UnknownValue.Instance : Evaluate(syntax, place);
    }

    /// <summary>An expression where one of a few words is wanted. These come before names of values, so that no value hides a word.</summary>
    private ExpressionValue EvaluateAmong(IReadOnlyList<string> choices, ExpressionSyntax syntax, string subject, Place place)
    {
        if (syntax is not NameSyntax { Name: var name } || (!choices.Contains(name) && (name == CurrentName || place.Scope.TryFind(name, out _))))
        {
            return Evaluate(syntax, place);
        }

        limits.Step(syntax.Span);
        return choices.Contains(name) ? Choice(name, choices)
            : place.Scope.HasGaps ? UnknownValue.Instance
            : ReportWord(choices, name, subject, syntax.Span);
    }

    /// <summary>The value that a name has here; null for a word, and for all that is no name.</summary>
    private static ExpressionValue? KnownValue(ExpressionSyntax syntax, Place place) => syntax switch
    {
        NameSyntax { Name: CurrentName } => place.Current,
        NameSyntax name when place.Scope.TryFind(name.Name, out var found) => found.Value,
        _ => null,
    };

    private UnknownValue ReportWord(IReadOnlyList<string> choices, string word, string subject, SourceSpan span)
    {
        diagnostics.Add(ArgumentRules.UnknownWord
            .At(span, subject, Quantity.List(choices), word, Suggestions.Repair(word, choices, "write one of these"))
            .Suggesting(Suggestions.Closest(word, choices)));
        return UnknownValue.Instance;
    }

    private static WordValue Choice(string word, IReadOnlyList<string> choices) => new(word) { Choices = choices };

    private static IReadOnlyList<string> ChoicesOf(ParameterSyntax parameter) => [.. parameter.Choices.Select(choice => choice.Name)];
}
