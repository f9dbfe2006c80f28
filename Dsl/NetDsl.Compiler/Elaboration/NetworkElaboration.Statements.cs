using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Layers;
using NetDsl.Compiler.Syntax;

namespace NetDsl.Compiler.Elaboration;

/// <content>Bodies and plain statements.</content>
internal sealed partial class NetworkElaboration
{
    private void RunBody(BodySyntax body, Place place)
    {
        if (!limits.TryEnter(body.Span))
        {
            return;
        }

        // Loose statements make a network out of the whole text, of which the first or the last may be lost.
        var isWholeText = ReferenceEquals(body, network.Body) && network.Name is null;
        var end = isWholeText ? 0 : body.Span.Start;
        foreach (var statement in body.Statements)
        {
            limits.Step(statement.Span);
            if (limits.IsStopped)
            {
                break;
            }

            NoteGap(place, body.Span.Source, end, statement.Span.Start);
            RunStatement(statement, place);
            NoteGap(place, body.Span.Source, statement.Span.Start, HeaderEnd(statement));
            end = statement.Span.End;
        }

        NoteGap(place, body.Span.Source, end, isWholeText ? body.Span.Source.Text.Length : body.Span.End);
        limits.Leave();
    }

    private void RunStatement(StatementSyntax statement, Place place)
    {
        switch (statement)
        {
            case ApplySyntax { Label: not null, Arguments.Count: 0 } alias when IsAlias(alias.Callee, place):
                RunValue(new ValueSyntax(alias.Span, alias.Label, alias.Callee), place);
                break;
            case ApplySyntax or UseSyntax or FromSyntax or ResidualSyntax or GateSyntax or BranchesSyntax:
                place.Current = GiveCurrent(statement, place);
                break;
            case ValueSyntax value:
                RunValue(value, place);
                break;
            case DefaultSyntax defaults:
                RunDefault(defaults, place);
                break;
            case RepeatSyntax repeat:
                RunRepeat(repeat, place);
                break;
            case EachSyntax each:
                RunEach(each, place);
                break;
            case WhenSyntax choice:
                RunWhen(choice, place);
                break;
            default:
                RunDeclaration(statement, place);
                break;
        }
    }

    /// <summary>The value that the next statement goes on from, behind one that gives a value.</summary>
    private TensorValue? GiveCurrent(StatementSyntax statement, Place place) => statement switch
    {
        ApplySyntax apply => Invoke(new CallSite(place, apply.Label, apply.Callee, apply.Arguments, IsCallForm: false)),
        UseSyntax use => RunUse(use, place),
        FromSyntax start => Tensor(start.Value, place, "from"),
        ResidualSyntax residual => RunResidual(residual, place),
        GateSyntax gate => RunGate(gate, place),
        BranchesSyntax branches => RunBranches(branches, place),
        _ => place.Current,
    };

    private void RunValue(ValueSyntax statement, Place place)
    {
        if (statement.Label is null)
        {
            place.Current = Tensor(statement.Value, place, "statement");
        }
        else if (statement.Value is CallSyntax call && IsCallable(call.Callee))
        {
            // The label names the layer or block instance, and with it its weights; the empty one names nothing to come back to.
            var value = Invoke(new CallSite(place, statement.Label, call.Callee, call.Arguments, IsCallForm: true));
            place.Current = statement.Label.IsEmpty ? value : place.Current;
        }
        else
        {
            var value = Evaluate(statement.Value, place);
            if (ReadLabel(statement.Label, place) is { } label)
            {
                DeclareValue(label, value, statement.Label.Span, place);
            }
        }
    }

    /// <summary>Whether <c>skip: current</c> gives a name to a value; <c>x: relu</c> looks the same, but applies a layer.</summary>
    private bool IsAlias(NameSyntax callee, Place place) =>
        (callee.Name == CurrentName || place.Scope.TryFind(callee.Name, out _))
        && !IsCallable(callee);

    private void RunDefault(DefaultSyntax statement, Place place)
    {
        if (LayerCatalogue.Find(statement.Layer.Name) is not { } layer)
        {
            if (sources.FindBlock(statement.Layer.Name) is { } block)
            {
                diagnostics.Add(ArgumentRules.DefaultOfBlock
                    .At(statement.Layer.Span, block.Name.Name)
                    .With(block.Name.Span, $"'{block.Name.Name}' is declared here"));
            }
            else
            {
                ReportUnknownLayer(statement.Layer, place);
            }

            graph.LeaveOut();
            return;
        }

        foreach (var unnamed in statement.Arguments.Where(argument => argument.Name is null))
        {
            diagnostics.Add(ArgumentRules.DefaultWithoutName.At(
                unnamed.Span, layer.Keyword, Excerpt.Of(unnamed.Span), Quantity.List([.. SignatureOf(layer).Names], "or")));
        }

        var named = statement.Arguments.Where(argument => argument.Name is not null).ToList();
        var matched = new ArgumentMatcher(SignatureOf(layer), diagnostics).Match(statement.Layer.Span, named, _ => true);
        var values = Convert(layer, matched, place);
        if (!matched.IsComplete || named.Count < statement.Arguments.Count)
        {
            values.Add(LayerDefaults.Unclear, null);
        }

        if (values.Values.Any(value => value is null))
        {
            graph.LeaveOut();
        }

        place.Defaults = place.Defaults.With(layer, values);
    }

    /// <summary>Behind a gap neither the current value nor a missing name is certain.</summary>
    private void NoteGap(Place place, SourceText source, int start, int end)
    {
        if (gaps.Between(source, start, end))
        {
            place.Scope.HasGaps = true;
            Forget(place);
            graph.LeaveOut();
        }
    }

    // A gap inside a nested body is noted there.
    private static int HeaderEnd(StatementSyntax statement) => statement switch
    {
        RepeatSyntax repeat => repeat.Body.Span.Start,
        EachSyntax each => each.Body.Span.Start,
        WhenSyntax choice => choice.Then.Span.Start,
        ResidualSyntax residual => residual.Body.Span.Start,
        GateSyntax gate => gate.Body.Span.Start,
        BranchesSyntax { Branches.Count: > 0 } branches => branches.Branches[0].Span.Start,
        _ => statement.Span.End,
    };
}
