using Sprache;

namespace NetDsl.Compiler.Syntax.Grammar;

/// <summary>The words, signs and numbers of the language.</summary>
internal static class Lexemes
{
    private static readonly string[] OfName = [Expectation.Name];
    private static readonly string[] OfValue = [Expectation.Value];

    /// <summary>A name, without the white space behind it: whether a bracket follows at once tells a call from a layer.</summary>
    public static readonly Parser<NameSyntax> BareName =
        Run(Characters.NameEnd, OfName).Spanned((span, name) => new NameSyntax(span, name));

    /// <summary>A name.</summary>
    public static readonly Parser<NameSyntax> Name = BareName.Lexeme();

    /// <summary>A name in an expression: any but <c>and</c>, <c>or</c> and <c>not</c>.</summary>
    public static readonly Parser<NameSyntax> BareOperand =
        Run(OperandEnd, OfValue).Spanned((span, name) => new NameSyntax(span, name));

    /// <summary>An integer, a real number or a size.</summary>
    public static readonly Parser<ExpressionSyntax> Number = NumberReader.Number.Lexeme();

    /// <summary>A sign, such as a bracket; gives its span.</summary>
    public static Parser<SourceSpan> Sign(string sign) => BareSign(sign).Lexeme();

    /// <summary>A sign, without the white space behind it.</summary>
    public static Parser<SourceSpan> BareSign(string sign) =>
        Run((text, at, end) => Stands(sign, text, at, end) ? at + sign.Length : at, [$"'{sign}'"]).Spanned((span, _) => span);

    /// <summary>A word that means something to the language; gives it as a name.</summary>
    public static Parser<NameSyntax> Keyword(string word) =>
        Run((text, at, end) => Characters.HasWord(text, at, end, word) ? at + word.Length : at, [$"'{word}'"])
            .Spanned((span, name) => new NameSyntax(span, name))
            .Lexeme();

    /// <summary>One of several signs or words; the longer ones must stand first.</summary>
    public static Parser<(SourceSpan Span, string Sign)> OneOf(string expected, params string[] signs) =>
        Run((text, at, end) => at + LengthOf(signs, text, at, end), [expected]).Spanned((span, sign) => (span, sign)).Lexeme();

    /// <summary>A run of characters, found by a function from the offset where it begins to the offset behind it.</summary>
    public static Parser<string> Run(Func<string, int, int, int> findEnd, string[] expected) => input =>
    {
        var piece = (PieceInput)input;
        var end = findEnd(piece.Source, piece.Position, piece.End);
        return end > piece.Position
            ? Result.Success(piece.Source.Substring(piece.Position, end - piece.Position), piece.At(end))
            : Combinators.Expect<string>(input, expected);
    };

    private static int OperandEnd(string text, int at, int end)
    {
        var isOperator = Characters.HasWord(text, at, end, "and")
            || Characters.HasWord(text, at, end, "or")
            || Characters.HasWord(text, at, end, "not");
        return isOperator ? at : Characters.NameEnd(text, at, end);
    }

    private static int LengthOf(string[] signs, string text, int at, int end)
    {
        foreach (var sign in signs)
        {
            if (Characters.IsNameStart(sign[0]) ? Characters.HasWord(text, at, end, sign) : Stands(sign, text, at, end))
            {
                return sign.Length;
            }
        }

        return 0;
    }

    private static bool Stands(string sign, string text, int at, int end) =>
        at + sign.Length <= end && text[at] == sign[0] && string.CompareOrdinal(text, at, sign, 0, sign.Length) == 0;
}
