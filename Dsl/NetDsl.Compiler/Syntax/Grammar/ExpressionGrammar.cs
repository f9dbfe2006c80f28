using Sprache;

namespace NetDsl.Compiler.Syntax.Grammar;

/// <summary>
/// Expressions. Every alternative is chosen by its first character and never taken back, so the work is linear however deep the brackets
/// nest; operators are read as a flat row, of which <see cref="OperatorRow"/> builds the tree.
/// </summary>
internal static class ExpressionGrammar
{
    /// <summary>An expression.</summary>
    public static readonly Parser<ExpressionSyntax> Expression = input => Row!(input);

    /// <summary>The name before an argument; a colon must follow.</summary>
    private static readonly Parser<NameSyntax> ArgumentName =
        from name in Lexemes.Name
        from colon in Lexemes.Sign(":")
        select name;

    /// <summary>An argument: a value, with or without its name.</summary>
    public static readonly Parser<ArgumentSyntax> Argument =
        from name in ArgumentName.OrTakenBack()
        from value in Expression
        select new ArgumentSyntax(name is null ? value.Span : name.Span.To(value.Span), name, value);

    /// <summary>Arguments with commas between them.</summary>
    public static readonly Parser<List<ArgumentSyntax>> Arguments = Argument.SeparatedBy(Lexemes.Sign(","));

    private static readonly Parser<SourceSpan> Comma = Lexemes.Sign(",");

    /// <summary>The arguments of a call in their brackets, and the span of the closing one.</summary>
    public static readonly Parser<Bracketed<ArgumentSyntax>> CallArguments =
        from open in Lexemes.Sign("(")
        from values in Arguments.OrNone()
        from close in Lexemes.Sign(")")
        select new Bracketed<ArgumentSyntax>(values, close);

    private static readonly Parser<ExpressionSyntax> NameOrCall =
        (from name in Lexemes.BareOperand
         from call in CallArguments.OrNull()
         select NameOrCallOf(name, call)).Lexeme();

    private static readonly Parser<NameSyntax> MemberName =
        from dot in Lexemes.Run((text, at, end) => at < end && text[at] == '.' && !IsRange(text, at, end) ? at + 1 : at, ["'.'"]).Lexeme()
        from name in Lexemes.Name
        select name;

    private static readonly Parser<ExpressionSyntax> NameCallOrMember =
        from target in NameOrCall
        from members in MemberName.Repeated()
        select members.Aggregate(target, (inner, member) => new MemberSyntax(inner.Span.To(member.Span), inner, member));

    private static readonly Parser<ExpressionSyntax> Brackets =
        from open in Lexemes.Sign("(")
        from elements in Expression.SeparatedBy(Comma)
        from close in Lexemes.Sign(")")
        select elements.Count == 1 ? elements[0] with { Span = open.To(close) } : new TupleSyntax(open.To(close), elements);

    private static readonly Parser<ExpressionSyntax> List =
        from open in Lexemes.Sign("[")
        from elements in Expression.SeparatedBy(Comma)
        from close in Lexemes.Sign("]")
        select new ListSyntax(open.To(close), elements);

    private static readonly Parser<ExpressionSyntax> Operand = Combinators.ChosenBy(first => first switch
    {
        '(' => Brackets,
        '[' => List,
        '"' => TextGrammar.Text,
        '.' => Lexemes.Number,
        _ => Characters.IsDigit(first) ? Lexemes.Number : NameCallOrMember,
    });

    private static readonly Parser<OperatorRow.Prefixed> PrefixedOperand =
        from signs in Lexemes.OneOf(Expectation.Value, "-", "not").Repeated()
        from operand in Operand
        select new OperatorRow.Prefixed(signs, operand);

    private static readonly Parser<OperatorRow.Next> NextOperand =
        from sign in Lexemes.OneOf("an operator", "==", "!=", "<=", ">=", "<", ">", "+", "-", "*", "/", "%", "and", "or")
        from operand in PrefixedOperand
        select new OperatorRow.Next(sign.Sign, operand);

    private static readonly Parser<ExpressionSyntax> Row =
        from first in PrefixedOperand
        from rest in NextOperand.Repeated()
        select OperatorRow.ToTree(first, rest);

    /// <summary>The span of the last argument, or of the name before them where there is none.</summary>
    public static SourceSpan LastSpan(NameSyntax name, List<ArgumentSyntax> arguments) =>
        arguments.Count == 0 ? name.Span : arguments[arguments.Count - 1].Span;

    private static bool IsRange(string text, int at, int end) => at + 1 < end && text[at + 1] == '.';

    private static ExpressionSyntax NameOrCallOf(NameSyntax name, Bracketed<ArgumentSyntax>? call) => call is not null
        ? new CallSyntax(name.Span.To(call.Close), name, call.Values)
        : name.Name is "true" or "false" ? new BooleanSyntax(name.Span, name.Name == "true") : name;
}
