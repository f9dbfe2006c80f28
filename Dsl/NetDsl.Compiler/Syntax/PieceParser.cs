using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Library;
using NetDsl.Compiler.Syntax.Grammar;
using NetDsl.Compiler.Syntax.Splitting;

namespace NetDsl.Compiler.Syntax;

/// <summary>Runs the grammar on one piece of a statement and reports why it could not be read.</summary>
internal sealed class PieceParser(CleanText clean, DiagnosticBag diagnostics)
{
    private int bareEnd;

    /// <summary>The piece as a statement whose bodies are still empty, or null where it has a mistake that has been reported.</summary>
    public StatementSyntax? Parse(Clause clause)
    {
        if (clause.Start == clause.End)
        {
            ReportBareBrace(clause);
            return null;
        }

        if (NestingGuard.Check(clean, clause.Start, clause.End) is { } mistake)
        {
            Report(clause, mistake);
            return null;
        }

        var result = StatementGrammar.Statement(new PieceInput(clean, diagnostics, clause.Start, clause.End));
        if (!result.WasSuccessful)
        {
            var fault = new FaultFinder(clean, clause.Start, clause.End);
            Report(clause, fault.Describe(result.Remainder.Position, [.. result.Expectations.Distinct()]));
            return null;
        }

        return result.Value is ValueSyntax { Label: null, Value: not CallSyntax } value ? Refuse(clause, value) : result.Value;
    }

    /// <summary>Reports a mistake of a clause, unless one has been reported there: it would follow from that.</summary>
    public void Report(Clause clause, CompilerDiagnostic diagnostic)
    {
        var end = clause.Body is null ? clause.Limit : clause.Body.Open + 1;
        if (!clean.IsReported(clause.Start, end))
        {
            diagnostics.Add(diagnostic);
        }
    }

    private void ReportBareBrace(Clause clause)
    {
        if (clause.Start >= bareEnd)
        {
            Report(clause, Placement.DescribeBareBrace(clean.Source.Span(clause.Start, 1)));
            bareEnd = clause.Body?.End ?? clause.Start;
        }
    }

    /// <summary>An expression without a name is a statement only where it is a call, whose result becomes the current value.</summary>
    private StatementSyntax? Refuse(Clause clause, ValueSyntax value)
    {
        var text = value.Span.Text;
        var repair = NetworkLibrary.Find(text).Count > 0 ? $"write 'use {text}' to apply this network" : $"give it a name, as in 'n: {Excerpt.Of(value.Span)}'";
        Report(clause, SyntaxRules.ValueWithoutName.At(value.Span, Excerpt.Of(value.Span), repair));
        return null;
    }
}
