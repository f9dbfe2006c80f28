using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Syntax;

namespace NetDsl.Compiler.Elaboration;

/// <content>repeat, each and when.</content>
internal sealed partial class NetworkElaboration
{
    private void RunRepeat(RepeatSyntax statement, Place place)
    {
        var last = wholeNumbers.Read("'repeat'", Evaluate(statement.Last, place), statement.Last.Span);
        var first = statement.First is null
            ? 1
            : wholeNumbers.Read("'repeat'", Evaluate(statement.First, place), statement.First.Span);
        IReadOnlyList<NameSyntax> variables = statement.Variable is null ? [] : [statement.Variable];
        var around = EnterCarried(statement.Carried, variables, statement.Body, place);
        if (first is null || last is null || !IsCount(statement, first.Value, last.Value))
        {
            RunOnceUnknown(statement.Body, variables, "repeat", around);
            LeaveCarried(statement.Carried, around, place);
            return;
        }

        var loop = new LoopInstance(statement.Span, statement.Variable?.Name, last.Value - first.Value + 1);
        for (var counter = first.Value; counter <= last.Value && !limits.IsStopped; counter++)
        {
            RunRound(statement.Body, variables, [new IntegerValue(counter)], loop, "repeat", around);
        }

        LeaveCarried(statement.Carried, around, place);
    }

    private bool IsCount(RepeatSyntax statement, long first, long last)
    {
        // As real numbers, so that the ends of the whole range do not overflow.
        var rounds = (double)last - first + 1;
        if (rounds is >= 0 and <= ElaborationLimits.Rounds)
        {
            return true;
        }

        var span = statement.First is null ? statement.Last.Span : statement.First.Span.To(statement.Last.Span);
        diagnostics.Add(LoopRules.RepeatCount.At(
            span,
            Quantity.Of(ElaborationLimits.Rounds),
            Quantity.Of(new System.Numerics.BigInteger(rounds)),
            rounds < 0 && statement.First is not null ? $"write '{last}..{first}'" : rounds < 0 ? "use 0 or more" : "use a smaller count"));
        return false;
    }

    private void RunEach(EachSyntax statement, Place place)
    {
        var items = Evaluate(statement.Items, place);
        var around = EnterCarried(statement.Carried, statement.Variables, statement.Body, place);
        if (items is not SequenceValue sequence)
        {
            if (items is not UnknownValue)
            {
                diagnostics.Add(LoopRules.EachItems.At(statement.Items.Span, Excerpt.Of(statement.Items.Span), items.Kind));
            }

            RunOnceUnknown(statement.Body, statement.Variables, "each", around);
            LeaveCarried(statement.Carried, around, place);
            return;
        }

        var loop = new LoopInstance(statement.Span, statement.Variables.FirstOrDefault()?.Name, sequence.Elements.Count);
        for (var i = 0; i < sequence.Elements.Count && !limits.IsStopped; i++)
        {
            RunRound(statement.Body, statement.Variables, Row(statement, sequence.Elements[i], i), loop, "each", around);
        }

        LeaveCarried(statement.Carried, around, place);
    }

    /// <summary>The values of one row of a table, one for each variable.</summary>
    private IReadOnlyList<ExpressionValue> Row(EachSyntax statement, ExpressionValue item, int index)
    {
        var variables = statement.Variables.Count;
        if (variables == 1)
        {
            return [item];
        }

        if (item is SequenceValue row && row.Elements.Count == variables)
        {
            return row.Elements;
        }

        if (item is not UnknownValue)
        {
            var values = item is SequenceValue { Elements.Count: var count } ? count : 1;
            var span = ItemSpan(statement.Items, index);
            diagnostics.Add(LoopRules.EachRow.At(
                span,
                Excerpt.Of(span),
                Quantity.Of(values, "value"),
                Quantity.Of(variables, "variable"),
                $"({string.Join(", ", statement.Variables.Select(variable => variable.Name))})"));
        }

        return [.. statement.Variables.Select(_ => UnknownValue.Instance)];
    }

    private static SourceSpan ItemSpan(ExpressionSyntax items, int index) => items switch
    {
        ListSyntax list => list.Elements[index].Span,
        TupleSyntax tuple when tuple.Elements.Count > index => tuple.Elements[index].Span,
        _ => items.Span,
    };

    private void RunRound(
        BodySyntax body,
        IReadOnlyList<NameSyntax> variables,
        IReadOnlyList<ExpressionValue> values,
        LoopInstance loop,
        string part,
        Place place)
    {
        limits.Step(loop.Span);
        var inside = place.Inside(part, loop);
        for (var i = 0; i < variables.Count; i++)
        {
            DeclareVariable(variables[i], values[i], inside);
        }

        RunBody(body, inside);
        place.Current = inside.Current;
    }

    /// <summary>The rounds are not known: one with unknown values finds the mistakes that stand in the body itself.</summary>
    private void RunOnceUnknown(BodySyntax body, IReadOnlyList<NameSyntax> variables, string part, Place place)
    {
        graph.LeaveOut();
        Forget(place);
        RunRound(
            body, variables, [.. variables.Select(_ => UnknownValue.Instance)], new LoopInstance(body.Span, null, 1), part, place);
        Forget(place);
    }

    private void RunWhen(WhenSyntax statement, Place place)
    {
        for (WhenSyntax? when = statement; when is not null && !limits.IsStopped;)
        {
            limits.Step(when.Span);
            if (Condition(Evaluate(when.Condition, place), "when", when.Condition) is not { } condition)
            {
                graph.LeaveOut();
                place.Current = TensorValue.Unknown;
                RunInside(when.Then, place);
                Forget(place);
                return;
            }

            if (condition)
            {
                RunInside(when.Then, place);
                return;
            }

            // A long chain of 'else when' is a deep tree, so it is walked by a loop.
            if (when.Else is { Statements: { Count: 1 } only } && only[0] is WhenSyntax next)
            {
                when = next;
                continue;
            }

            if (when.Else is not null)
            {
                RunInside(when.Else, place);
            }

            return;
        }
    }

    private void RunInside(BodySyntax body, Place place)
    {
        var inside = place.Inside();
        RunBody(body, inside);
        place.Current = inside.Current;
    }
}
