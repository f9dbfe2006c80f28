using Sprache;

namespace NetDsl.Compiler.Syntax.Grammar;

/// <summary>The statements that begin with a word of their own and cannot bear a name.</summary>
internal static class KeywordGrammar
{
    private static readonly Parser<SourceSpan> Comma = Lexemes.Sign(",");

    private static readonly Parser<NameSyntax> Counter =
        from name in Lexemes.Name
        from word in Lexemes.Keyword("in")
        select name;

    private static readonly Parser<ExpressionSyntax?> RangeEnd =
        from sign in Lexemes.Sign("..")
        from last in ExpressionGrammar.Expression
        select last;

    /// <summary>The names that a loop hands on from round to round, if any.</summary>
    private static readonly Parser<List<NameSyntax>?> Carried =
        (from word in Lexemes.Keyword("carry")
         from names in Lexemes.Name.SeparatedBy(Comma)
         select names).OrNull();

    private static readonly Parser<ExpressionSyntax?> Nothing = input => Result.Success<ExpressionSyntax?>(null, input);

    private static readonly Parser<StatementSyntax> Repeat =
        from keyword in Lexemes.Keyword("repeat")
        from counter in Counter.OrTakenBack()
        from first in ExpressionGrammar.Expression
        from last in counter is null ? Nothing : RangeEnd
        from carried in Carried
        select new RepeatSyntax(
            keyword.Span.To(EndOf(last ?? first, carried)),
            counter,
            last is null ? null : first,
            last ?? first,
            carried ?? [],
            NoBody(keyword.Span));

    private static readonly Parser<List<NameSyntax>> EachVariables =
        Lexemes.Name.Select(name => new List<NameSyntax> { name }).XOr(
            from open in Lexemes.Sign("(")
            from names in Lexemes.Name.SeparatedBy(Comma)
            from close in Lexemes.Sign(")")
            select names);

    private static readonly Parser<StatementSyntax> Each =
        from keyword in Lexemes.Keyword("each")
        from variables in EachVariables
        from word in Lexemes.Keyword("in")
        from items in ExpressionGrammar.Expression
        from carried in Carried
        select new EachSyntax(keyword.Span.To(EndOf(items, carried)), variables, items, carried ?? [], NoBody(keyword.Span));

    private static readonly Parser<StatementSyntax> When =
        from keyword in Lexemes.Keyword("when")
        from condition in ExpressionGrammar.Expression
        select new WhenSyntax(keyword.Span.To(condition.Span), condition, NoBody(keyword.Span), null);

    private static readonly Parser<StatementSyntax> From =
        from keyword in Lexemes.Keyword("from")
        from value in ExpressionGrammar.Expression
        select new FromSyntax(keyword.Span.To(value.Span), value);

    private static readonly Parser<StatementSyntax> Default =
        from keyword in Lexemes.Keyword("default")
        from layer in Lexemes.Name
        from arguments in ExpressionGrammar.Arguments
        select new DefaultSyntax(keyword.Span.To(ExpressionGrammar.LastSpan(layer, arguments)), layer, arguments);

    private static readonly Parser<TextSyntax> ClassLabel = TextGrammar.NameOrText.Named(Expectation.Label);

    private static readonly Parser<StatementSyntax> Labels =
        from keyword in Lexemes.Keyword("labels")
        from names in ClassLabel.SeparatedBy(Comma)
        select new LabelsSyntax(keyword.Span.To(names[names.Count - 1].Span), names);

    private static readonly Parser<StatementSyntax> Loss =
        from keyword in Lexemes.Keyword("loss")
        from name in Lexemes.Name
        from arguments in ExpressionGrammar.Arguments.OrNone()
        select new LossSyntax(keyword.Span.To(ExpressionGrammar.LastSpan(name, arguments)), name, arguments);

    private static readonly Parser<StatementSyntax> Expect =
        from keyword in Lexemes.Keyword("expect")
        from fact in Lexemes.Name
        from comparison in Lexemes.OneOf(Expectation.Comparison, "==", "<=", ">=")
        from value in ExpressionGrammar.Expression
        select new ExpectSyntax(keyword.Span.To(value.Span), fact, comparison.Sign, comparison.Span, value);

    private static readonly Parser<ExpressionSyntax> ElseCondition =
        from word in Lexemes.Keyword("when")
        from condition in ExpressionGrammar.Expression
        select condition;

    private static readonly Parser<StatementSyntax> Else =
        from keyword in Lexemes.Keyword("else")
        from condition in ElseCondition.OrNull()
        select new FollowerHead(keyword.Span, keyword, condition);

    private static readonly Parser<StatementSyntax> Shortcut =
        Lexemes.Keyword("shortcut").Select(StatementSyntax (keyword) => new FollowerHead(keyword.Span, keyword, null));

    private static readonly Dictionary<string, Parser<StatementSyntax>> ByWord = new()
    {
        ["repeat"] = Repeat,
        ["each"] = Each,
        ["when"] = When,
        ["from"] = From,
        ["default"] = Default,
        ["labels"] = Labels,
        ["loss"] = Loss,
        ["expect"] = Expect,
        ["network"] = DeclarationGrammar.Named("network"),
        ["block"] = DeclarationGrammar.Named("block"),
        ["import"] = DeclarationGrammar.Import,
        ["else"] = Else,
        ["shortcut"] = Shortcut,
    };

    /// <summary>Whether a word begins such a statement.</summary>
    public static bool IsKeyword(string word) => ByWord.ContainsKey(word);

    /// <summary>The parser of the statements that begin with a word, or null for any other word.</summary>
    public static Parser<StatementSyntax>? Find(string word) => ByWord.TryGetValue(word, out var parser) ? parser : null;

    private static SourceSpan EndOf(ExpressionSyntax last, List<NameSyntax>? carried) =>
        carried is null ? last.Span : carried[carried.Count - 1].Span;

    private static BodySyntax NoBody(SourceSpan span) => new(span, []);
}
