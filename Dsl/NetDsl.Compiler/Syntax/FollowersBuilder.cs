using NetDsl.Compiler.Syntax.Grammar;
using NetDsl.Compiler.Syntax.Splitting;

namespace NetDsl.Compiler.Syntax;

/// <summary>
/// Builds the statements that go on behind their first body: <c>when … else …</c> and <c>residual … shortcut …</c>.
/// </summary>
internal sealed class FollowersBuilder(TreeBuilder builder, PieceParser pieces, CleanText clean)
{
    /// <summary>A residual and its shortcut.</summary>
    /// <param name="split">The clauses.</param>
    /// <param name="residual">The first of them.</param>
    /// <param name="next">The first clause that does not belong to it.</param>
    public ResidualSyntax Build(SplitStatement split, ResidualSyntax residual, out int next)
    {
        var body = builder.RequireBody(split.Clauses[0], "residual");
        var built = residual with { Span = residual.Span.To(body.Span), Body = body };
        next = 1;
        if (split.Clauses.Count > 1 && pieces.Parse(split.Clauses[1]) is FollowerHead { Keyword.Name: "shortcut" })
        {
            var shortcut = builder.RequireBody(split.Clauses[1], "shortcut");
            built = built with { Span = built.Span.To(shortcut.Span), Shortcut = shortcut };
            next = 2;
        }

        return built;
    }

    /// <summary>A condition and what happens otherwise.</summary>
    /// <param name="split">The clauses.</param>
    /// <param name="choice">The first of them.</param>
    /// <param name="next">The first clause that does not belong to it.</param>
    public WhenSyntax Build(SplitStatement split, WhenSyntax choice, out int next)
    {
        var cases = new List<Case> { new(choice, builder.RequireBody(split.Clauses[0], "when")) };
        for (next = 1; next < split.Clauses.Count && cases[cases.Count - 1].Condition is not null; next++)
        {
            var clause = split.Clauses[next];
            if (pieces.Parse(clause) is not FollowerHead { Keyword.Name: "else" } follower)
            {
                break;
            }

            cases.Add(new Case(ConditionOf(follower, choice), builder.RequireBody(clause, "else")));
        }

        return Nest(cases);
    }

    /// <summary>Puts each case into the else of the one before it, from the last one on.</summary>
    private static WhenSyntax Nest(List<Case> cases)
    {
        BodySyntax? rest = null;
        for (var i = cases.Count - 1; i > 0; i--)
        {
            var (condition, body) = cases[i];
            rest = condition is null ? body : Wrap(Complete(condition, body, rest));
        }

        return Complete(cases[0].Condition!, cases[0].Body, rest);
    }

    private static BodySyntax Wrap(WhenSyntax choice) => new(choice.Span, [choice]);

    private static WhenSyntax Complete(WhenSyntax choice, BodySyntax then, BodySyntax? rest) =>
        choice with { Span = choice.Span.To((rest ?? then).Span), Then = then, Else = rest };

    /// <summary>The condition of <c>else when</c>, from its word 'when' on, or null for a bare <c>else</c>.</summary>
    private WhenSyntax? ConditionOf(FollowerHead follower, WhenSyntax pattern)
    {
        if (follower.Condition is not { } condition)
        {
            return null;
        }

        var start = Characters.SkipSpace(clean.Text, follower.Keyword.Span.End, condition.Span.Start);
        return new WhenSyntax(clean.Source.Span(start, condition.Span.End - start), condition, pattern.Then, null);
    }

    private sealed record Case(WhenSyntax? Condition, BodySyntax Body);
}
