using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Layers;
using NetDsl.Compiler.Syntax;

namespace NetDsl.Compiler.Elaboration;

/// <summary>Arguments, each with the name of what it stands for.</summary>
/// <param name="ByName">The arguments that fit.</param>
/// <param name="IsComplete">Whether nothing had to be reported.</param>
internal sealed record MatchedArguments(IReadOnlyDictionary<string, ArgumentSyntax> ByName, bool IsComplete);

/// <summary>Matches arguments by place and by name to what a layer, block or network takes.</summary>
/// <param name="signature">What it takes.</param>
/// <param name="diagnostics">Where to report.</param>
internal sealed class ArgumentMatcher(Signature signature, DiagnosticBag diagnostics)
{
    private readonly Dictionary<string, ArgumentSyntax> matched = new(StringComparer.Ordinal);
    private const int MostShown = 3;

    private bool isComplete = true;
    private bool mayHideRequired;

    /// <summary>Matches, and reports what is too much, unknown, given twice or missing.</summary>
    /// <param name="callee">Where to report what is missing.</param>
    /// <param name="arguments">The arguments as written.</param>
    /// <param name="hasDefault">Whether something that must be given has a value from elsewhere.</param>
    public MatchedArguments Match(SourceSpan callee, IReadOnlyList<ArgumentSyntax> arguments, Func<string, bool> hasDefault)
    {
        var position = 0;
        var sawName = false;
        foreach (var argument in arguments)
        {
            if (argument.Name is null)
            {
                TakePositional(argument, ref position, sawName);
            }
            else
            {
                sawName = true;
                TakeNamed(argument, argument.Name);
            }
        }

        ReportTooMany(arguments, position);
        ReportMissing(callee, hasDefault);
        return new MatchedArguments(matched, isComplete);
    }

    private void TakePositional(ArgumentSyntax argument, ref int position, bool sawName)
    {
        var index = position++;
        // Behind a name the place says nothing any more; the argument was probably meant for the first one that is still free.
        var slot = sawName
            ? signature.Positional.FirstOrDefault(free => !matched.ContainsKey(free.Name))
            : signature.Positional.ElementAtOrDefault(index);
        if (slot is null)
        {
            return;
        }

        if (sawName)
        {
            Report(ArgumentRules.PositionalAfterNamed.At(argument.Span, Excerpt.Of(argument.Span), slot.Name));
        }

        Take(slot, argument);
    }

    private void TakeNamed(ArgumentSyntax argument, NameSyntax name)
    {
        if (signature.Find(name.Name) is { } slot)
        {
            Take(slot, argument);
            return;
        }

        mayHideRequired = true;
        var otherwise = name.Name == Signature.Activation
            ? "write the activation as a layer of its own behind it"
            : signature.Elsewhere?.Invoke(name.Name) is { } elsewhere ? elsewhere
            : signature.Slots.Count == 0 ? "leave it out"
            : signature.Slots.Count == 1 ? $"write '{signature.Slots[0].Name}'"
            : $"write one of {Quantity.List([.. signature.Names], "or")}";
        Report(ArgumentRules.UnknownArgument.At(
            name.Span, signature.Callee, name.Name, Suggestions.Repair(name.Name, signature.Names, otherwise))
            .Suggesting(Suggestions.Closest(name.Name, signature.Names)));
    }

    private void Take(ParameterSlot slot, ArgumentSyntax argument)
    {
        if (matched.TryGetValue(slot.Name, out var first))
        {
            Report(ArgumentRules.ArgumentTwice
                .At(argument.Span, signature.Callee, slot.Name, Excerpt.Of(first.Span), Excerpt.Of(argument.Span))
                .With(first.Span, $"'{slot.Name}' is given here first"));
            return;
        }

        matched.Add(slot.Name, argument);
    }

    private void ReportTooMany(IReadOnlyList<ArgumentSyntax> arguments, int position)
    {
        if (position <= signature.Positional.Count)
        {
            return;
        }

        mayHideRequired = true;
        var extra = arguments.Where(argument => argument.Name is null).ElementAt(signature.Positional.Count);
        var free = signature.Slots.Where(slot => !slot.IsPositional && !matched.ContainsKey(slot.Name)).Select(slot => slot.Name).ToList();
        var text = Excerpt.Of(extra.Span);
        var otherwise = free.Count == 0 ? "" : $" or name it: {Quantity.List(free, "or")}";
        Report(ArgumentRules.TooManyArguments.At(
            extra.Span,
            signature.Callee,
            Quantity.Of(signature.Positional.Count, "argument"),
            position,
            IsNextStatement(arguments, extra) ? $"remove the comma at the end of the line before '{text}'" : $"leave out '{text}'{otherwise}"));
    }

    /// <summary>Whether an argument is a layer on a line of its own: a comma at the end of a line joins the next statement to it.</summary>
    private static bool IsNextStatement(IReadOnlyList<ArgumentSyntax> arguments, ArgumentSyntax argument)
    {
        var (source, start) = (argument.Span.Source, argument.Span.Start);
        var before = arguments.TakeWhile(one => one != argument).LastOrDefault();
        return before is not null
            && LayerCatalogue.Find(argument.Span.Text) is not null
            && source.PositionOf(before.Span.End).Line < source.PositionOf(start).Line;
    }

    private void ReportMissing(SourceSpan callee, Func<string, bool> hasDefault)
    {
        var missing = signature.Slots.Where(slot => slot.IsRequired && !matched.ContainsKey(slot.Name) && !hasDefault(slot.Name)).ToList();
        if (missing.Count == 0)
        {
            return;
        }

        isComplete = false;
        // The unknown name was probably meant to be the missing one: one mistake, one diagnostic.
        if (!mayHideRequired)
        {
            var report = ArgumentRules.MissingArgument.At(
                callee,
                signature.Callee,
                Quantity.List([.. missing.Select(slot => $"'{slot.Name}'")]),
                Given(),
                string.Join(", ", missing.Select(slot => slot.Example())));
            Report(missing
                .Where(slot => slot.Declared is not null)
                .Aggregate(report, (said, slot) => said.With(slot.Declared!.Value, $"'{slot.Name}' is declared here")));
        }
    }

    /// <summary>The arguments that are there, each with the name of what it was taken for.</summary>
    private string Given()
    {
        var given = signature.Slots
            .Where(slot => matched.ContainsKey(slot.Name))
            .Select(slot => $"'{slot.Name}: {Excerpt.Of(matched[slot.Name].Value.Span)}'")
            .ToList();
        return given.Count == 0 ? "no arguments"
            : given.Count <= MostShown ? "only " + Quantity.List(given)
            : $"only {string.Join(", ", given.Take(MostShown))} and {Quantity.Of(given.Count - MostShown)} more";
    }

    private void Report(CompilerDiagnostic diagnostic)
    {
        isComplete = false;
        diagnostics.Add(diagnostic);
    }
}
