using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Syntax.Grammar;
using NetDsl.Compiler.Syntax.Splitting;

namespace NetDsl.Compiler.Syntax;

/// <summary>
/// Parses each piece and puts bodies where they belong. What cannot be read is reported and left out; statements in its braces take its
/// place, so that their own mistakes and names are still seen.
/// </summary>
internal sealed class TreeBuilder(CleanText clean, PieceParser pieces)
{
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
            case null or DeclarationHead or ImportHead or BranchHead or FollowerHead:
                Misplace(split, head, into);
                return;
            case WhenSyntax choice:
                into.Add(new FollowersBuilder(this, pieces, clean).Build(split, choice, out var next));
                RefuseFollowers(split, next, into);
                return;
            case ResidualSyntax residual:
                into.Add(new FollowersBuilder(this, pieces, clean).Build(split, residual, out next));
                RefuseFollowers(split, next, into);
                return;
            case RepeatSyntax repeat:
                var repeated = RequireBody(clause, "repeat");
                into.Add(repeat with { Span = repeat.Span.To(repeated.Span), Body = repeated });
                break;
            case EachSyntax each:
                var body = RequireBody(clause, "each");
                into.Add(each with { Span = each.Span.To(body.Span), Body = body });
                break;
            case GateSyntax gate:
                var factors = RequireBody(clause, "gate");
                into.Add(gate with { Span = gate.Span.To(factors.Span), Body = factors });
                break;
            case ApplySyntax { Callee.Name: "add" or "concat" } join when clause.Body is not null:
                into.Add(new BranchesBuilder(this, pieces).Build(join, clause, clause.Body));
                break;
            default:
                into.Add(head);
                RefuseBody(clause, head, into);
                break;
        }

        RefuseFollowers(split, 1, into);
    }

    /// <summary>The span of a body, braces included.</summary>
    public SourceSpan SpanOf(SplitBody body) => clean.Source.Span(body.Open, body.End - body.Open);

    /// <summary>The statements in the braces of a clause; braces that are missing are reported.</summary>
    public BodySyntax RequireBody(Clause clause, string keyword)
    {
        if (clause.Body is not null)
        {
            return Build(clause.Body);
        }

        var piece = clean.Source.Span(clause.Start, clause.End - clause.Start);
        var word = clean.Source.Span(clean.Text.IndexOf(keyword, clause.Start, StringComparison.Ordinal), keyword.Length);
        pieces.Report(clause, SyntaxRules.BodyMissing.At(word, keyword, Excerpt.Of(piece)));
        return new BodySyntax(clean.Source.Span(clause.End, 0), []);
    }

    /// <summary>Reports braces behind a statement that takes none, and keeps the statements in them.</summary>
    public void RefuseBody(Clause clause, StatementSyntax head, List<StatementSyntax> into)
    {
        if (clause.Body is not null)
        {
            pieces.Report(clause, Placement.DescribeBody(clean.Source.Span(clause.Body.Open, 1), head));
            Inline(clause, into);
        }
    }

    /// <summary>Reports clauses behind one that takes none, and keeps the statements in them.</summary>
    public void RefuseFollowers(SplitStatement split, int first, List<StatementSyntax> into)
    {
        foreach (var clause in split.Clauses.Skip(first))
        {
            if (pieces.Parse(clause) is FollowerHead head)
            {
                pieces.Report(clause, Placement.Describe(head.Keyword));
            }

            Inline(clause, into);
        }
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
            pieces.Report(split.Clauses[0], Placement.Describe(keyword));
        }

        foreach (var clause in split.Clauses)
        {
            Inline(clause, into);
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
