using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Layers;
using NetDsl.Compiler.Syntax;

namespace NetDsl.Compiler.Elaboration;

/// <summary>A layer with its arguments.</summary>
/// <param name="Layer">The layer, or null after a report.</param>
/// <param name="Spans">Where each argument's value is written.</param>
/// <param name="Activation">The activation behind it, or null.</param>
/// <param name="ActivationSpan">Where the activation is written.</param>
internal sealed record LayerBinding(
    BoundLayer? Layer,
    IReadOnlyDictionary<string, SourceSpan> Spans,
    BoundLayer? Activation,
    SourceSpan ActivationSpan);

/// <content>Arguments of layers.</content>
internal sealed partial class NetworkElaboration
{
    private Signature SignatureOf(LayerDefinition layer)
    {
        if (!signatures.TryGetValue(layer, out var signature))
        {
            signatures.Add(layer, signature = Signature.Of(layer));
        }

        return signature;
    }

    private LayerBinding BindLayer(LayerDefinition layer, SourceSpan callee, IReadOnlyList<ArgumentSyntax> arguments, Place place)
    {
        var defaults = place.Defaults.Of(layer);
        var matched = new ArgumentMatcher(SignatureOf(layer), diagnostics).Match(callee, arguments, defaults.ContainsKey);
        var values = Convert(layer, matched, place);
        foreach (var pair in defaults)
        {
            if (!values.ContainsKey(pair.Key))
            {
                values.Add(pair.Key, pair.Value);
            }
        }

        // A wrong activation leaves the layer itself certain.
        values.TryGetValue(Signature.Activation, out var activation);
        if (values.Remove(Signature.Activation) && activation is null)
        {
            graph.LeaveOut();
        }

        var given = new Dictionary<string, BoundArgument>(values.Count, StringComparer.Ordinal);
        var spans = new Dictionary<string, SourceSpan>(values.Count, StringComparer.Ordinal);
        foreach (var pair in values)
        {
            if (pair.Value is not null)
            {
                given.Add(pair.Key, pair.Value);
                spans.Add(pair.Key, pair.Value.Span);
            }
        }

        var isBound = matched.IsComplete && given.Count == values.Count;
        return new LayerBinding(
            isBound ? layer.Bind(new ArgumentReader(layer, given)) : null,
            spans,
            activation?.Value as BoundLayer,
            activation?.Span ?? callee);
    }

    /// <summary>The values of arguments as their kinds are read; null for one whose mistake is reported.</summary>
    private Dictionary<string, BoundArgument?> Convert(LayerDefinition layer, MatchedArguments matched, Place place)
    {
        var converted = new Dictionary<string, BoundArgument?>(StringComparer.Ordinal);
        foreach (var pair in matched.ByName)
        {
            var syntax = pair.Value.Value;
            var value = pair.Key == Signature.Activation && layer.TakesActivation
                ? Activation(layer, syntax, place)
                : Convert(layer, layer.Arguments.First(argument => argument.Name == pair.Key), syntax, place);
            converted.Add(pair.Key, value is null ? null : new BoundArgument(value, syntax.Span));
        }

        return converted;
    }

    private object? Convert(LayerDefinition layer, LayerArgument argument, ExpressionSyntax syntax, Place place)
    {
        var value = argument.Kind is ArgumentKind.Choice or ArgumentKind.Padding ? EvaluateWord(syntax, place) : Evaluate(syntax, place);
        return new ArgumentConversion(layer.Keyword, argument, syntax.Span, diagnostics).Convert(value);
    }

    /// <summary>The layer behind <c>activation: relu</c> or <c>activation: leakyrelu(0.1)</c>; the word itself for none.</summary>
    private object? Activation(LayerDefinition layer, ExpressionSyntax syntax, Place place)
    {
        var call = syntax as CallSyntax;
        var value = call is null ? EvaluateWord(syntax, place) : new WordValue(call.Callee.Name);
        switch (value)
        {
            case UnknownValue:
                return null;
            case WordValue { Word: ArgumentWords.NoActivation } none when call is null:
                return none;
            case WordValue word when LayerCatalogue.Find(word.Word) is { IsActivation: true } activation:
                return BindLayer(activation, call?.Callee.Span ?? syntax.Span, call?.Arguments ?? [], place).Layer;
            case WordValue word:
                diagnostics.Add(ArgumentRules.UnknownWord.At(
                    call?.Callee.Span ?? syntax.Span,
                    $"'{Signature.Activation}' of '{layer.Keyword}'",
                    Quantity.List(ArgumentWords.Activations),
                    word.Word,
                    Suggestions.Repair(word.Word, ArgumentWords.Activations, "write one of these"))
                    .Suggesting(Suggestions.Closest(word.Word, ArgumentWords.Activations)));
                return null;
            default:
                diagnostics.Add(ArgumentRules.WrongKind.At(
                    syntax.Span,
                    $"'{Signature.Activation}' of '{layer.Keyword}'",
                    "the name of an activation",
                    Excerpt.Of(syntax.Span),
                    value.Kind,
                    "write 'activation: relu'"));
                return null;
        }
    }
}
