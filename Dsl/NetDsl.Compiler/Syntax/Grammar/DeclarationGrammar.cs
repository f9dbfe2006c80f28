using Sprache;

namespace NetDsl.Compiler.Syntax.Grammar;

/// <summary>What stands at the top level of a text before its braces: <c>network</c>, <c>block</c> and <c>import</c>.</summary>
internal static class DeclarationGrammar
{
    private static readonly Parser<ExpressionSyntax> ParameterValue =
        from colon in Lexemes.Sign(":")
        from value in ExpressionGrammar.Expression
        select value;

    private static readonly Parser<ParameterSyntax> Parameter =
        from name in Lexemes.Name
        from fallback in ParameterValue.OrNull()
        select new ParameterSyntax(fallback is null ? name.Span : name.Span.To(fallback.Span), name, fallback);

    private static readonly Parser<Bracketed<ParameterSyntax>> Parameters =
        from open in Lexemes.Sign("(")
        from values in Parameter.SeparatedBy(Lexemes.Sign(",")).OrNone()
        from close in Lexemes.Sign(")")
        select new Bracketed<ParameterSyntax>(values, close);

    /// <summary><c>import "file.netdsl"</c>.</summary>
    public static readonly Parser<StatementSyntax> Import =
        from keyword in Lexemes.Keyword("import")
        from file in TextGrammar.Text.Named(Expectation.File)
        select new ImportHead(keyword.Span.To(file.Span), keyword, file);

    /// <summary><c>network Name(…)</c> or <c>block name(…)</c>.</summary>
    public static Parser<StatementSyntax> Named(string word) =>
        from keyword in Lexemes.Keyword(word)
        from name in Lexemes.Name
        from parameters in Parameters.OrNull()
        select new DeclarationHead(keyword.Span.To(parameters?.Close ?? name.Span), keyword, name, parameters?.Values ?? []);
}
