using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Syntax;

namespace NetDsl.Compiler.Elaboration;

/// <content>
/// What a loop carries. A body is a scope of its own in each round, so a name that is given in it ends with the round; the names behind
/// <c>carry</c> live in a scope around all rounds, which the bodies inside reach, and go back to the scope around the loop at its end.
/// </content>
internal sealed partial class NetworkElaboration
{
    /// <summary>The place around all rounds of a loop; the loop's own place where it carries nothing.</summary>
    private Place EnterCarried(
        IReadOnlyList<NameSyntax> carried, IReadOnlyList<NameSyntax> variables, BodySyntax body, Place place)
    {
        if (carried.Count == 0)
        {
            return place;
        }

        var around = place.Inside();
        var isRead = !gaps.Between(body.Span.Source, body.Span.Start, body.Span.End);
        foreach (var name in carried)
        {
            if (CanCarry(name, variables, around, place) && isRead && GivenNames.Never(name.Name, body))
            {
                diagnostics.Add(AdviceRules.CarriedUnchanged.At(name.Span, name.Name));
            }

            var value = place.Scope.TryFind(name.Name, out var found) ? found.Value : UnknownValue.Instance;
            around.Scope.Carry(name.Name, value, found?.Span ?? name.Span);
        }

        return around;
    }

    /// <summary>Lets what stands behind a loop have its last values.</summary>
    private static void LeaveCarried(IReadOnlyList<NameSyntax> carried, Place around, Place place)
    {
        place.Current = around.Current;
        foreach (var name in carried)
        {
            if (around.Scope.FindOwn(name.Name) is { } last)
            {
                place.Scope.Give(name.Name, last.Value, place.Scope.TryFind(name.Name, out var first) ? first.Span : name.Span);
            }
        }
    }

    /// <summary>Behind statements that are not known, or not known to run, neither the current value nor what is carried is certain.</summary>
    private static void Forget(Place place)
    {
        place.Current = TensorValue.Unknown;
        place.Scope.ForgetCarried();
    }

    private bool CanCarry(NameSyntax name, IReadOnlyList<NameSyntax> variables, Place around, Place place)
    {
        var (reason, repair) = name.Name switch
        {
            CurrentName => ("every loop hands it on by itself", "leave it out"),
            var text when variables.Any(variable => variable.Name == text) => ("the loop gives it a value in each round", "leave it out"),
            var text when around.Scope.FindOwn(text) is not null => ("it is carried already", "leave it out"),
            var text when place.Scope.TryFind(text, out _) || place.Scope.HasGaps => ("", ""),
            var text => ("no value has this name before the loop", Suggestions.Repair(text, place.Scope.Names, $"write '{text}: current' before it")),
        };
        if (reason.Length > 0)
        {
            diagnostics.Add(LoopRules.CannotCarry.At(name.Span, name.Name, reason, repair)
                .Suggesting(Suggestions.Closest(name.Name, place.Scope.Names)));
        }

        return reason.Length == 0;
    }

    /// <summary>Gives a loop's variable its value of this round; it may hide what a loop further out carries.</summary>
    private void DeclareVariable(NameSyntax variable, ExpressionValue value, Place inside)
    {
        if (inside.Scope.FindOwn(variable.Name) is null && variable.Name != CurrentName)
        {
            inside.Scope.Declare(variable.Name, value, variable.Span);
        }
        else
        {
            DeclareValue(variable.Name, value, variable.Span, inside);
        }
    }
}
