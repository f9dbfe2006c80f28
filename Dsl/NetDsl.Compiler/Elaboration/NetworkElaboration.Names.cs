using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Layers;
using NetDsl.Compiler.Syntax;

namespace NetDsl.Compiler.Elaboration;

/// <content>Labels, layer names and values by name.</content>
internal sealed partial class NetworkElaboration
{
    private const string CurrentName = "current";

    // Where the search for a free name ended: names that are taken stay so, and there can be thousands of them.
    private readonly Dictionary<string, int> freeNumbers = new(StringComparer.Ordinal);

    /// <summary>The text of a label, or null where it makes no name.</summary>
    private string? ReadLabel(LabelSyntax label, Place place)
    {
        if (ReadText(label.Text, place) is not { } text)
        {
            return null;
        }

        if (text == CurrentName)
        {
            diagnostics.Add(NameRules.ReservedName.At(label.Span, text));
            return null;
        }

        if (IsName(text) && place.Names.FullName(text).Length <= ElaborationLimits.NameLength)
        {
            return text;
        }

        var repair = IsName(text)
            ? $"write a shorter one: {ElaborationLimits.NameLength} characters with all that stands before it are the most"
            : $"write '{Repaired(text)}'";
        diagnostics.Add(NameRules.NameText.At(label.Span, Excerpt.Of(label.Span), repair));
        return null;
    }

    /// <summary>Letters, digits, '_' and '-', in parts between dots: what a key of saved weights can hold on every platform.</summary>
    private static bool IsName(string text) =>
        text.Split('.').All(part => part.Length > 0 && part.All(letter => char.IsLetterOrDigit(letter) || letter is '_' or '-'));

    private static string Repaired(string text)
    {
        var letters = string.Concat(text.Select(letter => char.IsLetterOrDigit(letter) || letter is '_' or '-' or '.' ? letter : '_'));
        var parts = letters.Split(['.'], StringSplitOptions.RemoveEmptyEntries);
        return parts.Length == 0 ? "name1" : string.Join(".", parts);
    }

    /// <summary>Takes the name of a layer: its label, or the next free one. The input needs no number, since there is one only.</summary>
    private string TakeName(LabelSyntax? label, LayerDefinition layer, Place place, SourceSpan span, out string? local)
    {
        local = null;
        // That of a used network becomes the input of the whole, whatever stands before the names of its layers.
        var names = IsPart ? rootNames : place.Names;
        if (label is null && layer.Arity == InputArity.None && names.Take(names.FullName(layer.NameStem), span) is null)
        {
            // The input is the one layer that can be meant by a name that nobody gave.
            local = layer.NameStem;
            return names.FullName(layer.NameStem);
        }

        return TakeName(label, layer.NameStem, place, span, out local);
    }

    /// <summary>Takes the name of a layer or block instance: its label, or the next free one with a stem.</summary>
    private string TakeName(LabelSyntax? label, string stem, Place place, SourceSpan span, out string? local)
    {
        local = label is null ? null : ReadLabel(label, place);
        if (local is not null)
        {
            var fullName = place.Names.FullName(local);
            if (place.Names.Take(fullName, label!.Span) is not { } first)
            {
                return fullName;
            }

            ReportDuplicate(label, local, first, place);
        }

        var next = place.Names.TakeNext(stem, span);
        if (next.Length > ElaborationLimits.NameLength)
        {
            limits.Stop(NameRules.NameText.At(span, Excerpt.Of(span), $"give shorter labels: {ElaborationLimits.NameLength} characters are the most"));
        }

        return next;
    }

    private bool TakenBefore(string fullName, SourceSpan span)
    {
        if (rootNames.Take(fullName, span) is not { } first)
        {
            return false;
        }

        diagnostics.Add(NameRules.DuplicateName
            .At(span, fullName, Excerpt.OfStatement(first), "rename the other one")
            .With(first, $"'{fullName}' is taken here"));
        graph.LeaveOut();
        return true;
    }

    private void ReportDuplicate(LabelSyntax label, string name, SourceSpan first, Place place)
    {
        if (first.Equals(label.Span) && label.PlainName is not null && place.Loop is { } loop)
        {
            var repair = loop.Variable is not null
                ? $"write \"{name}{{{loop.Variable}}}\""
                : FormattableString.Invariant($"write 'repeat i in 1..{loop.Rounds}' and \"{name}{{i}}\"");
            repair += place.Scope.FindCarrier(name) is null ? "" : $", and '{name}: current' behind it";
            diagnostics.Add(NameRules.DuplicateNameInLoop
                .At(label.Span, name, repair)
                .With(loop.Span, "this loop gives the name in each of its rounds"));
            return;
        }

        // One label takes a name twice outside of loops where the block around it is used twice with no name of its own.
        var other = first.Equals(label.Span)
            ? "give the block around it a name in place of \"\" where it is used again"
            : $"write another name, such as '{FreeName(name, place)}'";
        diagnostics.Add(NameRules.DuplicateName
            .At(label.Span, name, Excerpt.OfStatement(first), other)
            .With(first, $"'{name}' is taken here"));
    }

    private string FreeName(string name, Place place)
    {
        var stem = name.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        stem = stem.Length == 0 ? "name" : stem;
        var key = place.Names.FullName(stem);
        for (var number = freeNumbers.TryGetValue(key, out var free) ? free : 2; ; number++)
        {
            var candidate = stem + ArgumentWords.Number(number);
            if (!place.Names.IsTaken(candidate) && !place.Scope.TryFind(candidate, out _))
            {
                freeNumbers[key] = number;
                return candidate;
            }
        }
    }

    /// <summary>Gives a label's name to the value of a layer or block instance.</summary>
    private void DeclareValue(string? label, TensorValue value, CallSite site)
    {
        if (label is not null)
        {
            DeclareValue(label, value, (site.Label?.Span).GetValueOrDefault(site.Callee.Span), site.Place);
        }
    }

    /// <summary>Gives a value a name that must be new in this very scope.</summary>
    private void DeclareValue(string label, ExpressionValue value, SourceSpan span, Place place)
    {
        if (label == CurrentName)
        {
            diagnostics.Add(NameRules.ReservedName.At(span, label));
        }
        else if (place.Scope.FindCarrier(label) is null && place.Scope.FindOwn(label) is { } first)
        {
            diagnostics.Add(NameRules.DuplicateName
                .At(span, label, Excerpt.OfStatement(first.Span), $"write another name, such as '{FreeName(label, place)}'")
                .With(first.Span, $"'{label}' is taken here"));
        }
        else
        {
            place.Scope.Give(label, value, span);
        }
    }

    /// <summary>Lets the label of something that cannot be elaborated be known, so that its uses stay silent.</summary>
    private TensorValue NameUnknown(CallSite site)
    {
        graph.LeaveOut();
        if (site.Label is { IsEmpty: false } label && ReadLabel(label, site.Place) is { } local)
        {
            site.Place.Names.Take(site.Place.Names.FullName(local), label.Span);
            site.Place.Scope.Give(local, TensorValue.Unknown, label.Span);
        }

        return TensorValue.Unknown;
    }

    /// <summary>Reports a word that is no layer or block.</summary>
    /// <param name="callee">The word.</param>
    /// <param name="place">Where it stands.</param>
    /// <param name="others">What it could be besides: the name of a value, or a function.</param>
    private void ReportUnknownLayer(NameSyntax callee, Place place, IEnumerable<string>? others = null)
    {
        var isValue = callee.Name == CurrentName || place.Scope.TryFind(callee.Name, out _);
        if (!isValue && sources.FindNetworks(callee.Name) is { Count: > 0 } networks)
        {
            var use = "use " + networks[0].Name;
            diagnostics.Add(NameRules.UnknownLayer
                .At(callee.Span, callee.Name, "a network and no layer or block", $"write '{use}', with arguments in brackets")
                .Suggesting(use));
            return;
        }

        var known = LayerCatalogue.All.Select(layer => layer.Keyword)
            .Concat(sources.Blocks.Select(block => block.Name.Name))
            .Concat(others ?? []);
        var closest = Suggestions.Closest(callee.Name, known);
        if (closest is null && !isValue && (gaps.Any || !sources.IsComplete))
        {
            // It may be a block whose declaration could not be read or found.
            return;
        }

        var repair = isValue ? $"write 'from {callee.Name}' to go on from that value"
            : closest is not null ? $"write '{closest}'"
            : $"write a layer such as 'conv2d', 'maxpool' or 'dense', or declare 'block {callee.Name}() {{ ... }}'";
        diagnostics.Add(NameRules.UnknownLayer.At(callee.Span, callee.Name, isValue ? "a value and no layer or block" : "no layer or block", repair)
            .Suggesting(isValue ? $"from {callee.Name}" : closest));
    }

    private bool IsCallable(NameSyntax callee) =>
        sources.FindBlock(callee.Name) is not null || LayerCatalogue.Find(callee.Name) is not null;
}
