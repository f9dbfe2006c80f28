using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Syntax.Grammar;
using NetDsl.Compiler.Syntax.Splitting;

namespace NetDsl.Compiler.Syntax;

/// <summary>Text to tree. Never fails: what cannot be read is reported and left out, and what follows it is read all the same.</summary>
public static class NetworkParser
{
    /// <summary>How many characters a text may have.</summary>
    public const int MaxLength = 1_000_000;

    /// <summary>How many mistakes of one text are reported.</summary>
    public const int MaxMistakes = 100;

    /// <summary>Parses a whole text.</summary>
    public static SourceFileSyntax Parse(SourceText source, DiagnosticBag diagnostics)
    {
        if (IsTooLong(source, diagnostics))
        {
            return new SourceFileSyntax(source, [], [], [], new Dictionary<int, IReadOnlyList<string>>());
        }

        var own = new DiagnosticBag();
        var file = Read(source, own);
        Report(own.ToSorted(), diagnostics);
        return file;
    }

    /// <summary>Parses arguments alone, such as <c>classes: 10, top: false</c>; nothing gives no arguments.</summary>
    public static IReadOnlyList<ArgumentSyntax> ParseArguments(SourceText source, DiagnosticBag diagnostics)
    {
        if (IsTooLong(source, diagnostics))
        {
            return [];
        }

        var clean = CleanText.Read(source, diagnostics, new AllowComments());
        var start = Characters.SkipSpace(clean.Text, 0, clean.Text.Length);
        var end = Characters.TrimEnd(clean.Text, start, clean.Text.Length);
        if (start == end)
        {
            return [];
        }

        if (NestingGuard.Check(clean, start, end) is { } mistake)
        {
            diagnostics.Add(mistake);
            return [];
        }

        var result = ExpressionGrammar.Arguments(new PieceInput(clean, diagnostics, start, end));
        if (result.WasSuccessful && result.Remainder.AtEnd)
        {
            return result.Value;
        }

        if (!clean.IsReported(0, clean.Text.Length))
        {
            string[] expected = result.WasSuccessful ? [Expectation.End] : [.. result.Expectations.Distinct()];
            diagnostics.Add(new FaultFinder(clean, start, end).Describe(result.Remainder.Position, expected));
        }

        return [];
    }

    private static bool IsTooLong(SourceText source, DiagnosticBag diagnostics)
    {
        if (source.Text.Length <= MaxLength)
        {
            return false;
        }

        diagnostics.Add(SyntaxRules.TextTooLong.At(source.Span(0, 0), source.Text.Length, MaxLength));
        return true;
    }

    private static SourceFileSyntax Read(SourceText source, DiagnosticBag diagnostics)
    {
        var allowed = new AllowComments();
        var clean = CleanText.Read(source, diagnostics, allowed);
        var body = new StatementSplitter(clean, diagnostics).Run();
        if (body.Statements.Count == 0 && !diagnostics.HasErrors)
        {
            diagnostics.Add(SyntaxRules.EmptyText.At(source.Span(0, 0)));
        }

        return new FileBuilder(clean, new PieceParser(clean, diagnostics)).Build(body, allowed.ToDictionary());
    }

    private static void Report(IReadOnlyList<CompilerDiagnostic> mistakes, DiagnosticBag diagnostics)
    {
        foreach (var mistake in mistakes.Take(MaxMistakes))
        {
            diagnostics.Add(mistake);
        }

        if (mistakes.Count > MaxMistakes)
        {
            diagnostics.Add(SyntaxRules.TooManyMistakes.At(mistakes[MaxMistakes].Span, mistakes.Count, MaxMistakes));
        }
    }
}
