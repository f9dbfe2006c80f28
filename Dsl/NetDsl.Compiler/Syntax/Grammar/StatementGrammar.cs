using Sprache;

namespace NetDsl.Compiler.Syntax.Grammar;

/// <summary>
/// The piece of a statement before its braces. Bodies are still empty in what it gives: <see cref="TreeBuilder"/> puts them in.
/// </summary>
internal static class StatementGrammar
{
    private static readonly Parser<LabelSyntax> Label =
        from text in TextGrammar.NameOrText
        from colon in Lexemes.Sign(":")
        select new LabelSyntax(text.Span, text);

    private static readonly Parser<bool> End = input =>
        input.AtEnd ? Result.Success(true, input) : Combinators.Expect<bool>(input, [Expectation.End]);

    /// <summary>A whole piece.</summary>
    public static readonly Parser<StatementSyntax> Statement =
        from label in Label.OrTakenBack()
        from statement in Unnamed(label)
        from end in End
        select statement;

    private static Parser<StatementSyntax> Unnamed(LabelSyntax? label) => input =>
    {
        var piece = (PieceInput)input;
        var wordEnd = Characters.NameEnd(piece.Source, piece.Position, piece.End);
        var word = piece.Source.Substring(piece.Position, wordEnd - piece.Position);
        if (KeywordGrammar.Find(word) is { } parser)
        {
            if (label is not null)
            {
                piece.Diagnostics.Add(Diagnostics.SyntaxRules.LabelNotAllowed.At(label.Span, word, Excerpt.Of(label.Span)));
            }

            return parser(input);
        }

        return word switch
        {
            "residual" => Residual(label)(input),
            "gate" => Gate(label)(input),
            "branch" => Branch(label)(input),
            UseGrammar.Word => UseGrammar.Use(label)(input),
            _ when AppliesLayer(piece.Source, piece.Position, wordEnd, piece.End) => Apply(label)(input),
            _ => Value(label)(input),
        };
    };

    private static Parser<StatementSyntax> Residual(LabelSyntax? label) =>
        Lexemes.Keyword("residual").Select(StatementSyntax (keyword) =>
            new ResidualSyntax(SpanFrom(label, keyword.Span), label, NoBody(keyword.Span), null));

    private static Parser<StatementSyntax> Gate(LabelSyntax? label) =>
        Lexemes.Keyword("gate").Select(StatementSyntax (keyword) => new GateSyntax(SpanFrom(label, keyword.Span), label, NoBody(keyword.Span)));

    private static Parser<StatementSyntax> Branch(LabelSyntax? label) =>
        Lexemes.Keyword("branch").Select(StatementSyntax (keyword) => new BranchHead(SpanFrom(label, keyword.Span), label, keyword));

    private static Parser<StatementSyntax> Apply(LabelSyntax? label) =>
        from callee in Lexemes.Name
        from arguments in ExpressionGrammar.Arguments.OrNone()
        select new ApplySyntax(SpanFrom(label, callee.Span.To(ExpressionGrammar.LastSpan(callee, arguments))), label, callee, arguments);

    private static Parser<StatementSyntax> Value(LabelSyntax? label) =>
        from value in ExpressionGrammar.Expression
        select new ValueSyntax(SpanFrom(label, value.Span), label, value);

    /// <summary>
    /// Whether a word begins <c>layer arguments</c> rather than an expression: nothing follows it, or white space and then something that
    /// begins a value. A minus begins one where white space stands before it and none behind, as in <c>elu -1</c>.
    /// </summary>
    private static bool AppliesLayer(string text, int start, int wordEnd, int end)
    {
        var next = Characters.SkipSpace(text, wordEnd, end);
        if (wordEnd == start || IsOneOf(text, start, wordEnd, "true", "false", "not") || (next == wordEnd && next < end))
        {
            return false;
        }

        return next == end || text[next] switch
        {
            '"' or '(' or '[' => true,
            '-' or '.' => next + 1 < end && !Characters.IsSpace(text[next + 1]),
            _ => Characters.IsNamePart(text[next]) && !IsOneOf(text, next, end, "and", "or"),
        };
    }

    private static bool IsOneOf(string text, int start, int end, params string[] words) =>
        Array.Exists(words, word => Characters.HasWord(text, start, end, word));

    private static SourceSpan SpanFrom(LabelSyntax? label, SourceSpan span) => label is null ? span : label.Span.To(span);

    private static BodySyntax NoBody(SourceSpan span) => new(span, []);
}
