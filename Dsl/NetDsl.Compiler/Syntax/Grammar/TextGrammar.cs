using System.Text;
using Sprache;

namespace NetDsl.Compiler.Syntax.Grammar;

/// <summary>Texts in quotes, with expressions in braces; <c>{{</c> and <c>}}</c> stand for the braces themselves.</summary>
internal static class TextGrammar
{
    private static readonly string[] OfText = ["a text in quotes"];

    private static readonly Parser<string> Quote = Lexemes.Run((text, at, end) => at < end && text[at] == '"' ? at + 1 : at, OfText);

    private static readonly Parser<ExpressionSyntax> Literal =
        Lexemes.Run(LiteralEnd, OfText).Spanned(ExpressionSyntax (span, text) => new LiteralTextSyntax(span, Unescape(text)));

    private static readonly Parser<ExpressionSyntax> Hole =
        from open in Lexemes.Sign("{")
        from value in ExpressionGrammar.Expression
        from close in Lexemes.Run((text, at, end) => at < end && text[at] == '}' ? at + 1 : at, ["'}'"])
        select value;

    /// <summary>A text, without the white space behind it.</summary>
    public static readonly Parser<TextSyntax> BareText =
        (from open in Quote
         from parts in Literal.XOr(Hole).Repeated()
         from close in Quote
         select parts).Spanned((span, parts) => new TextSyntax(span, parts.Count > 0 ? parts : [Empty(span)]));

    /// <summary>A text.</summary>
    public static readonly Parser<TextSyntax> Text = BareText.Lexeme();

    private static LiteralTextSyntax Empty(SourceSpan span) => new(span.Source.Span(span.Start + 1, 0), "");

    private static int LiteralEnd(string text, int at, int end)
    {
        while (at < end && text[at] != '"')
        {
            var isDouble = at + 1 < end && text[at + 1] == text[at];
            if (text[at] is '{' && !isDouble)
            {
                break;
            }

            at += text[at] is '{' or '}' && isDouble ? 2 : 1;
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
