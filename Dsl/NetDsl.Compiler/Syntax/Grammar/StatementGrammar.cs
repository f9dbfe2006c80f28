using Sprache;

namespace NetDsl.Compiler.Syntax.Grammar;

/// <summary>
/// The piece of a statement before its braces. Bodies are still empty in what it gives: <see cref="TreeBuilder"/> puts them in.
/// </summary>
internal static class StatementGrammar
{
    private static readonly Parser<SourceSpan> Colon = Lexemes.Sign(":");
    private static readonly Parser<SourceSpan> Comma = Lexemes.Sign(",");

    private static readonly Parser<LabelSyntax> NameAsLabel =
        Lexemes.Name.Select(name => new LabelSyntax(name.Span, new TextSyntax(name.Span, [new LiteralTextSyntax(name.Span, name.Name)])));

    private static readonly Parser<LabelSyntax> TextAsLabel = TextGrammar.Text.Select(text => new LabelSyntax(text.Span, text));

    private static readonly Parser<LabelSyntax> Label =
        from label in Combinators.ChosenBy(first => first == '"' ? TextAsLabel : NameAsLabel)
        from colon in Colon
        select label;

    private static readonly Parser<NameSyntax> Counter =
        from name in Lexemes.Name
        from word in Lexemes.Keyword("in")
        select name;

    private static readonly Parser<ExpressionSyntax?> RangeEnd =
        from sign in Lexemes.Sign("..")
        from last in ExpressionGrammar.Expression
        select last;

    private static readonly Parser<ExpressionSyntax?> Nothing = input => Result.Success<ExpressionSyntax?>(null, input);

    private static readonly Parser<StatementSyntax> Repeat =
        from keyword in Lexemes.Keyword("repeat")
        from counter in Counter.OrTakenBack()
        from first in ExpressionGrammar.Expression
        from last in counter is null ? Nothing : RangeEnd
        select new RepeatSyntax(
            keyword.Span.To((last ?? first).Span), counter, last is null ? null : first, last ?? first, NoBody(keyword.Span));

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
        select new EachSyntax(keyword.Span.To(items.Span), variables, items, NoBody(keyword.Span));

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
        select new DefaultSyntax(keyword.Span.To(arguments[arguments.Count - 1].Span), layer, arguments);

    private static readonly Parser<TextSyntax> ClassLabel =
        Combinators.ChosenBy(first => first == '"' ? TextGrammar.Text : NameAsLabel.Select(label => label.Text)).Named(Expectation.Label);

    private static readonly Parser<StatementSyntax> Labels =
        from keyword in Lexemes.Keyword("labels")
        from names in ClassLabel.SeparatedBy(Comma)
        select new LabelsSyntax(keyword.Span.To(names[names.Count - 1].Span), names);

    private static readonly Parser<StatementSyntax> Loss =
        from keyword in Lexemes.Keyword("loss")
        from name in Lexemes.Name
        from arguments in ExpressionGrammar.Arguments.OrNone()
        select new LossSyntax(SpanOf(keyword, name, arguments), name, arguments);

    private static readonly Parser<StatementSyntax> Expect =
        from keyword in Lexemes.Keyword("expect")
        from fact in Lexemes.Name
        from comparison in Lexemes.OneOf(Expectation.Comparison, "==", "<=", ">=")
        from value in ExpressionGrammar.Expression
        select new ExpectSyntax(keyword.Span.To(value.Span), fact, comparison.Sign, comparison.Span, value);

    private static readonly Parser<ExpressionSyntax> ParameterValue =
        from colon in Colon
        from value in ExpressionGrammar.Expression
        select value;

    private static readonly Parser<ParameterSyntax> Parameter =
        from name in Lexemes.Name
        from fallback in ParameterValue.OrNull()
        select new ParameterSyntax(fallback is null ? name.Span : name.Span.To(fallback.Span), name, fallback);

    private static readonly Parser<Bracketed<ParameterSyntax>> Parameters =
        from open in Lexemes.Sign("(")
        from values in Parameter.SeparatedBy(Comma).OrNone()
        from close in Lexemes.Sign(")")
        select new Bracketed<ParameterSyntax>(values, close);

    private static readonly Parser<StatementSyntax> Import =
        from keyword in Lexemes.Keyword("import")
        from file in TextGrammar.Text.Named(Expectation.File)
        select new ImportHead(keyword.Span.To(file.Span), keyword, file);

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

    /// <summary>The statements that begin with a word of their own and cannot bear a name.</summary>
    private static readonly Dictionary<string, Parser<StatementSyntax>> Nameless = new()
    {
        ["repeat"] = Repeat,
        ["each"] = Each,
        ["when"] = When,
        ["from"] = From,
        ["default"] = Default,
        ["labels"] = Labels,
        ["loss"] = Loss,
        ["expect"] = Expect,
        ["network"] = Declaration("network"),
        ["block"] = Declaration("block"),
        ["import"] = Import,
        ["else"] = Else,
        ["shortcut"] = Shortcut,
    };

    private static readonly Parser<bool> End = input =>
        input.AtEnd ? Result.Success(true, input) : Combinators.Expect<bool>(input, [Expectation.End]);

    /// <summary>A whole piece.</summary>
    public static readonly Parser<StatementSyntax> Statement =
        from label in Label.OrTakenBack()
        from statement in Unnamed(label)
        from end in End
        select statement;

    /// <summary>Whether a statement that begins with this word cannot bear a name.</summary>
    public static bool IsNameless(string word) => Nameless.ContainsKey(word);

    private static Parser<StatementSyntax> Unnamed(LabelSyntax? label) => input =>
    {
        var piece = (PieceInput)input;
        var wordEnd = Characters.NameEnd(piece.Source, piece.Position, piece.End);
        var word = piece.Source.Substring(piece.Position, wordEnd - piece.Position);
        if (Nameless.TryGetValue(word, out var parser))
        {
            if (label is not null)
            {
                piece.Diagnostics.Add(Diagnostics.SyntaxRules.LabelNotAllowed.At(label.Span, word, label.Span.Text));
            }

            return parser(input);
        }

        return word switch
        {
            "residual" => Residual(label)(input),
            "branch" => Branch(label)(input),
            _ when AppliesLayer(piece.Source, piece.Position, wordEnd, piece.End) => Apply(label)(input),
            _ => Value(label)(input),
        };
    };

    private static Parser<StatementSyntax> Residual(LabelSyntax? label) =>
        Lexemes.Keyword("residual").Select(StatementSyntax (keyword) =>
            new ResidualSyntax(SpanFrom(label, keyword.Span), label, NoBody(keyword.Span), null));

    private static Parser<StatementSyntax> Branch(LabelSyntax? label) =>
        Lexemes.Keyword("branch").Select(StatementSyntax (keyword) => new BranchHead(SpanFrom(label, keyword.Span), label, keyword));

    private static Parser<StatementSyntax> Apply(LabelSyntax? label) =>
        from callee in Lexemes.Name
        from arguments in ExpressionGrammar.Arguments.OrNone()
        select new ApplySyntax(SpanFrom(label, SpanOf(callee, callee, arguments)), label, callee, arguments);

    private static Parser<StatementSyntax> Value(LabelSyntax? label) =>
        from value in ExpressionGrammar.Expression
        select new ValueSyntax(SpanFrom(label, value.Span), label, value);

    private static Parser<StatementSyntax> Declaration(string word) =>
        from keyword in Lexemes.Keyword(word)
        from name in Lexemes.Name
        from parameters in Parameters.OrNull()
        select new DeclarationHead(keyword.Span.To(parameters?.Close ?? name.Span), keyword, name, parameters?.Values ?? []);

    /// <summary>
    /// Whether a word begins <c>layer arguments</c> rather than an expression: nothing follows it, or white space and then something that
    /// begins a value. A minus begins one where white space stands before it and none behind, as in <c>elu -1</c>.
    /// </summary>
    private static bool AppliesLayer(string text, int start, int wordEnd, int end)
    {
        var next = Characters.SkipSpace(text, wordEnd, end);
        if (wordEnd == start || IsValueWord(text, start, wordEnd) || (next == wordEnd && next < end))
        {
            return false;
        }

        return next == end || text[next] switch
        {
            '"' or '(' or '[' => true,
            '-' or '.' => next + 1 < end && !Characters.IsSpace(text[next + 1]),
            _ => Characters.IsNamePart(text[next]) && !Characters.HasWord(text, next, end, "and") && !Characters.HasWord(text, next, end, "or"),
        };
    }

    private static bool IsValueWord(string text, int start, int end) =>
        Characters.HasWord(text, start, end, "true") || Characters.HasWord(text, start, end, "false") || Characters.HasWord(text, start, end, "not");

    private static SourceSpan SpanOf(NameSyntax first, NameSyntax second, List<ArgumentSyntax> arguments) =>
        first.Span.To(arguments.Count == 0 ? second.Span : arguments[arguments.Count - 1].Span);

    private static SourceSpan SpanFrom(LabelSyntax? label, SourceSpan span) => label is null ? span : label.Span.To(span);

    private static BodySyntax NoBody(SourceSpan span) => new(span, []);
}
