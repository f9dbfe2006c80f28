using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Syntax.Grammar;
using NetDsl.Compiler.Syntax.Splitting;

namespace NetDsl.Compiler.Syntax;

/// <summary>Builds <c>concat { branch { … } branch { … } }</c> and <c>add { … }</c>.</summary>
internal sealed class BranchesBuilder(TreeBuilder builder, PieceParser pieces)
{
    /// <summary>The statement of a joining layer and the braces behind it.</summary>
    public BranchesSyntax Build(ApplySyntax join, Clause clause, SplitBody body)
    {
        var branches = new List<BranchSyntax>();
        var complete = true;
        foreach (var split in body.Statements)
        {
            complete &= AddBranch(split, join, branches);
        }

        if (branches.Count == 0 && complete)
        {
            pieces.Report(clause, SyntaxRules.NoBranches.At(join.Callee.Span, join.Callee.Name));
        }

        return new BranchesSyntax(join.Span.To(builder.SpanOf(body)), join.Label, join.Callee, join.Arguments, branches);
    }

    /// <summary>Adds a branch; false where something else stands in its place.</summary>
    private bool AddBranch(SplitStatement split, ApplySyntax join, List<BranchSyntax> branches)
    {
        var dropped = new List<StatementSyntax>();
        var head = pieces.Parse(split.Clauses[0]);
        if (head is BranchHead branch)
        {
            var body = builder.RequireBody(split.Clauses[0], "branch");
            branches.Add(new BranchSyntax(branch.Span.To(body.Span), branch.Label, body));
            builder.RefuseFollowers(split, 1, dropped);
            return true;
        }

        if (head is not null)
        {
            pieces.Report(split.Clauses[0], SyntaxRules.NotABranch.At(head.Span, FirstWords(head), join.Callee.Name));
        }

        // What stands in it is read for its own mistakes; the tree has no place for it.
        builder.Add(split, head, dropped);
        return false;
    }

    private static string FirstWords(StatementSyntax head) => head switch
    {
        ApplySyntax apply => Excerpt.Of(apply.Callee.Span),
        _ => Excerpt.Of(head.Span),
    };
}
