using System.Text;
using Sprache;

namespace NetDsl.Compiler.Syntax.Grammar;

/// <summary>Texts in quotes, with expressions in braces; <c>{{</c> and <c>}}</c> stand for the braces themselves.</summary>
internal static class TextGrammar
{
    private static readonly string[] OfText = [Expectation.Text];

    private static readonly Parser<ExpressionSyntax> Literal =
        Lexemes.Run(LiteralEnd, OfText).Spanned(ExpressionSyntax (span, text) => new LiteralTextSyntax(span, Unescape(text)));

    private static readonly Parser<ExpressionSyntax> Hole =
        from open in Lexemes.Sign("{")
        from value in ExpressionGrammar.Expression
        from close in Lexemes.BareSign("}")
        select value;

    private static readonly Parser<List<ExpressionSyntax>> Parts = Literal.XOr(Hole).Repeated();

    /// <summary>What stands between two quotes. Its end is known, so that nothing in its braces reads beyond it.</summary>
    private static readonly Parser<List<ExpressionSyntax>> Quoted = input =>
    {
        var piece = (PieceInput)input;
        var close = piece.Current == '"' ? piece.Source.IndexOf('"', piece.Position + 1) : -1;
        if (close < 0)
        {
            return Combinators.Expect<List<ExpressionSyntax>>(input, OfText);
        }

        var result = Parts(piece.Between(piece.Position + 1, close));
        return result.WasSuccessful ? Result.Success(result.Value, piece.At(close + 1)) : result;
    };

    /// <summary>A text.</summary>
    public static readonly Parser<TextSyntax> Text =
        Quoted.Spanned((span, parts) => new TextSyntax(span, parts.Count > 0 ? parts : [Empty(span)])).Lexeme();

    private static readonly Parser<TextSyntax> NameAsText =
        Lexemes.Name.Select(name => new TextSyntax(name.Span, [new LiteralTextSyntax(name.Span, name.Name)]));

    /// <summary>A name, or a text that stands for one.</summary>
    public static readonly Parser<TextSyntax> NameOrText = Combinators.ChosenBy(first => first == '"' ? Text : NameAsText);

    private static LiteralTextSyntax Empty(SourceSpan span) => new(span.Source.Span(span.Start + 1, 0), "");

    private static int LiteralEnd(string text, int at, int end)
    {
        while (at < end)
        {
            var isPair = text[at] is '{' or '}' && at + 1 < end && text[at + 1] == text[at];
            if (text[at] == '{' && !isPair)
            {
                break;
            }

            at += isPair ? 2 : 1;
        }

        return at;
    }

    private static string Unescape(string text)
    {
        if (text.IndexOfAny(['{', '}']) < 0)
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            result.Append(text[i]);
            i += text[i] is '{' or '}' && i + 1 < text.Length && text[i + 1] == text[i] ? 1 : 0;
        }

        return result.ToString();
    }
}
