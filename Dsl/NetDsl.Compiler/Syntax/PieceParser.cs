using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Syntax.Grammar;
using NetDsl.Compiler.Syntax.Splitting;

namespace NetDsl.Compiler.Syntax;

/// <summary>Runs the grammar on one piece of a statement and reports why it could not be read.</summary>
internal sealed class PieceParser(CleanText clean, DiagnosticBag diagnostics)
{
    /// <summary>The piece as a statement whose bodies are still empty, or null where it has a mistake that has been reported.</summary>
    public StatementSyntax? Parse(Clause clause)
    {
        if (clause.Start == clause.End)
        {
            ReportBareBrace(clause);
            return null;
        }

        if (NestingGuard.IsTooDeep(clean, clause.Start, clause.End, diagnostics))
        {
            return null;
        }

        var result = StatementGrammar.Statement(new PieceInput(clean, diagnostics, clause.Start, clause.End));
        if (!result.WasSuccessful)
        {
            ReportFault(clause, result.Remainder.Position, [.. result.Expectations]);
            return null;
        }

        return result.Value is ValueSyntax { Label: null, Value: not CallSyntax } value ? Refuse(clause, value) : result.Value;
    }

    private void ReportBareBrace(Clause clause) => diagnostics.Add(SyntaxRules.BodyNotAllowed.At(
        clean.Source.Span(clause.Start, 1),
        "nothing that takes statements in braces",
        "write what they belong to before it, such as 'repeat 3', or remove the braces"));

    private void ReportFault(Clause clause, int at, IReadOnlyList<string> expected)
    {
        if (!clean.IsReported(clause.Start, clause.End))
        {
            diagnostics.Add(new FaultFinder(clean, clause.Start, clause.End).Describe(at, expected));
        }
    }

    /// <summary>An expression without a name is a statement only where it is a call, whose result becomes the current value.</summary>
    private StatementSyntax? Refuse(Clause clause, ValueSyntax value)
    {
        if (!clean.IsReported(clause.Start, clause.End))
        {
            diagnostics.Add(SyntaxRules.ValueWithoutName.At(value.Span, value.Span.Text));
        }

        return null;
    }
}
