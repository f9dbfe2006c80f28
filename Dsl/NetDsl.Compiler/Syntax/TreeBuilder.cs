using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Syntax.Grammar;
using NetDsl.Compiler.Syntax.Splitting;

namespace NetDsl.Compiler.Syntax;

/// <summary>
/// Parses each piece and puts bodies where they belong. What cannot be read is reported and left out; statements in its braces take its
/// place, so that their own mistakes and names are still seen.
/// </summary>
internal sealed class TreeBuilder(CleanText clean, DiagnosticBag diagnostics)
{
    private readonly PieceParser pieces = new(clean, diagnostics);

    /// <summary>The statements of a body that is no list of branches.</summary>
    public BodySyntax Build(SplitBody body)
    {
        var statements = new List<StatementSyntax>();
        foreach (var statement in body.Statements)
        {
            Add(statement, pieces.Parse(statement.Clauses[0]), statements);
        }

        return new BodySyntax(SpanOf(body), statements);
    }

    /// <summary>Adds a statement whose first piece has been parsed; null where that failed.</summary>
    public void Add(SplitStatement split, StatementSyntax? head, List<StatementSyntax> into)
    {
        var clause = split.Clauses[0];
        switch (head)
        {
            case RepeatSyntax repeat:
                AddWithBody(split, "repeat", body => repeat with { Span = repeat.Span.To(body.Span), Body = body }, into);
                break;
            case EachSyntax each:
                AddWithBody(split, "each", body => each with { Span = each.Span.To(body.Span), Body = body }, into);
                break;
            case WhenSyntax choice:
                AddWhen(split, choice, into);
                return;
            case ResidualSyntax residual:
                AddResidual(split, residual, into);
                return;
            case ApplySyntax { Callee.Name: "add" or "concat" } join when clause.Body is not null:
                into.Add(new BranchesBuilder(this, pieces, diagnostics).Build(join, SpanOf(clause.Body), clause.Body));
                break;
            case DeclarationHead or ImportHead or BranchHead or FollowerHead or null:
                Misplace(split, head, into);
                return;
            default:
                into.Add(head);
                RefuseBody(clause, head, into);
                break;
        }

        RefuseFollowers(split, 1, into);
    }

    /// <summary>The span of a body, braces included.</summary>
    public SourceSpan SpanOf(SplitBody body) => clean.Source.Span(body.Open, body.End - body.Open);

    /// <summary>The body of a declaration, reported where there is none.</summary>
    public BodySyntax RequireBody(SplitStatement split, string keyword)
    {
        var clause = split.Clauses[0];
        if (clause.Body is not null)
        {
            return Build(clause.Body);
        }

        ReportMissingBody(clause, keyword);
        return new BodySyntax(clean.Source.Span(clause.End, 0), []);
    }

    /// <summary>Reports clauses behind one that takes none, and keeps the statements in them.</summary>
    public void RefuseFollowers(SplitStatement split, int first, List<StatementSyntax> into)
    {
        foreach (var clause in split.Clauses.Skip(first))
        {
            if (pieces.Parse(clause) is FollowerHead head)
            {
                diagnostics.Add(Placement.Describe(head.Keyword));
            }

            Inline(clause, into);
        }
    }

    private void AddWithBody(SplitStatement split, string keyword, Func<BodySyntax, StatementSyntax> build, List<StatementSyntax> into) =>
        into.Add(build(RequireBody(split, keyword)));

    private void AddWhen(SplitStatement split, WhenSyntax when, List<StatementSyntax> into)
    {
        var branches = new List<(WhenSyntax? Condition, BodySyntax Body)> { (when, RequireBody(split, "when")) };
        var next = 1;
        for (; next < split.Clauses.Count; next++)
        {
            var clause = split.Clauses[next];
            var head = pieces.Parse(clause);
            if (head is not FollowerHead { Keyword.Name: "else" } follower || branches[branches.Count - 1].Condition is null)
            {
                break;
            }

            var condition = follower.Condition is { } value
                ? new WhenSyntax(WhenSpan(follower, value), value, when.Then, null)
                : null;
            branches.Add((condition, FollowerBody(clause, "else")));
        }

        into.Add(Nest(branches));
        RefuseFollowers(split, next, into);
    }

    /// <summary>Puts each branch into the else of the one before it, from the last one on.</summary>
    private static WhenSyntax Nest(List<(WhenSyntax? Condition, BodySyntax Body)> branches)
    {
        BodySyntax? rest = null;
        for (var i = branches.Count - 1; i > 0; i--)
        {
            var (condition, body) = branches[i];
            rest = condition is null ? body : Wrap(Complete(condition, body, rest));
        }

        return Complete(branches[0].Condition!, branches[0].Body, rest);
    }

    private static BodySyntax Wrap(WhenSyntax when) => new(when.Span, [when]);

    private static WhenSyntax Complete(WhenSyntax when, BodySyntax then, BodySyntax? rest) =>
        when with { Span = when.Span.To((rest ?? then).Span), Then = then, Else = rest };

    /// <summary>From the word 'when' behind 'else' to the end of its condition.</summary>
    private SourceSpan WhenSpan(FollowerHead follower, ExpressionSyntax condition)
    {
        var start = Characters.SkipSpace(clean.Text, follower.Keyword.Span.End, condition.Span.Start);
        return clean.Source.Span(start, condition.Span.End - start);
    }

    private void AddResidual(SplitStatement split, ResidualSyntax residual, List<StatementSyntax> into)
    {
        var body = RequireBody(split, "residual");
        var built = residual with { Span = residual.Span.To(body.Span), Body = body };
        var next = 1;
        if (split.Clauses.Count > 1 && pieces.Parse(split.Clauses[1]) is FollowerHead { Keyword.Name: "shortcut" })
        {
            var shortcut = FollowerBody(split.Clauses[1], "shortcut");
            built = built with { Span = built.Span.To(shortcut.Span), Shortcut = shortcut };
            next = 2;
        }

        into.Add(built);
        RefuseFollowers(split, next, into);
    }

    private BodySyntax FollowerBody(Clause clause, string keyword)
    {
        if (clause.Body is not null)
        {
            return Build(clause.Body);
        }

        ReportMissingBody(clause, keyword);
        return new BodySyntax(clean.Source.Span(clause.End, 0), []);
    }

    /// <summary>Reports a statement that does not belong where it stands; one that could not be read has been reported.</summary>
    private void Misplace(SplitStatement split, StatementSyntax? head, List<StatementSyntax> into)
    {
        var keyword = head switch
        {
            DeclarationHead declaration => declaration.Keyword,
            ImportHead import => import.Keyword,
            BranchHead branch => branch.Keyword,
            FollowerHead follower => follower.Keyword,
            _ => null,
        };
        if (keyword is not null)
        {
            diagnostics.Add(Placement.Describe(keyword));
        }

        foreach (var clause in split.Clauses)
        {
            Inline(clause, into);
        }
    }

    /// <summary>Reports braces behind a statement that takes none, and keeps the statements in them.</summary>
    public void RefuseBody(Clause clause, StatementSyntax head, List<StatementSyntax> into)
    {
        if (clause.Body is not null)
        {
            diagnostics.Add(Placement.DescribeBody(clean.Source.Span(clause.Body.Open, 1), head));
            Inline(clause, into);
        }
    }

    private void ReportMissingBody(Clause clause, string keyword)
    {
        if (!clean.IsReported(clause.Start, clause.End))
        {
            var piece = clean.Source.Span(clause.Start, clause.End - clause.Start);
            diagnostics.Add(SyntaxRules.BodyMissing.At(clean.Source.Span(clause.Start, keyword.Length), keyword, piece.Text));
        }
    }

    private void Inline(Clause clause, List<StatementSyntax> into)
    {
        if (clause.Body is not null)
        {
            into.AddRange(Build(clause.Body).Statements);
        }
    }
}
