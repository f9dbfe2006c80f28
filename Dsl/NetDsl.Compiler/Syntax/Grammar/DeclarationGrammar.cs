using Sprache;

namespace NetDsl.Compiler.Syntax.Grammar;

/// <summary>What stands at the top level of a text before its braces: <c>network</c>, <c>block</c> and <c>import</c>.</summary>
internal static class DeclarationGrammar
{
    /// <summary>The default behind a parameter's colon, or several words of which the first is the default.</summary>
    private static readonly Parser<List<ExpressionSyntax>> ParameterValues =
        from colon in Lexemes.Sign(":")
        from values in ExpressionGrammar.Expression.SeparatedBy(Lexemes.Sign("|"))
        select values;

    private static readonly Parser<ParameterSyntax> Parameter =
        from name in Lexemes.Name
        from values in ParameterValues.OrNull()
        from parameter in ParameterOf(name, values)
        select parameter;

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

    private static Parser<ParameterSyntax> ParameterOf(NameSyntax name, List<ExpressionSyntax>? values) => input =>
    {
        var span = values is null ? name.Span : name.Span.To(values[values.Count - 1].Span);
        var choices = values is { Count: > 1 } ? ChoicesReader.Read(name, values, ((PieceInput)input).Diagnostics) : [];
        var fallback = choices.Count > 0 ? choices[0] : values?[0];
        return Result.Success(new ParameterSyntax(span, name, fallback, choices), input);
    };
}
