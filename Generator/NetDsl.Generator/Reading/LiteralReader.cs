using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetDsl.Generator.Reading;

/// <summary>
/// Reads a constant C# expression of type string, character by character: plain, verbatim and raw literals, interpolated ones, and
/// sums of them. Whatever else is constant, such as the name of a field, stands as a whole for all of its characters.
/// </summary>
internal sealed class LiteralReader(SemanticModel model, CancellationToken cancellation)
{
    private readonly MappedTextBuilder target = new();

    /// <summary>The text of an expression, or null where it is no constant string: the C# compiler reports that.</summary>
    public static MappedText? Read(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellation)
    {
        if (model.GetConstantValue(expression, cancellation) is not { HasValue: true, Value: string value })
        {
            return null;
        }

        var reader = new LiteralReader(model, cancellation);
        reader.ReadExpression(expression, value);
        reader.target.EndAt(EndOf(expression));
        return reader.target.Build();
    }

    private void ReadExpression(ExpressionSyntax expression, string value)
    {
        var start = target.Length;
        ReadParts(expression);

        // What the C# compiler says is the truth; should a literal ever be read differently here, its diagnostics lose precision only.
        if (!target.IsSince(start, value))
        {
            target.Truncate(start);
            target.Append(value, expression.Span);
        }
    }

    private void ReadParts(ExpressionSyntax expression)
    {
        switch (expression)
        {
            // A literal that is not closed yet has a value, but not the form that it is read by.
            case LiteralExpressionSyntax or InterpolatedStringExpressionSyntax when expression.ContainsDiagnostics:
                AppendWhole(expression);
                break;
            case LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression):
                ReadToken(literal.Token);
                break;
            case ParenthesizedExpressionSyntax parentheses:
                ReadParts(parentheses.Expression);
                break;
            case BinaryExpressionSyntax sum when sum.IsKind(SyntaxKind.AddExpression):
                ReadSum(sum);
                break;
            case InterpolatedStringExpressionSyntax interpolated:
                ReadInterpolated(interpolated);
                break;
            default:
                AppendWhole(expression);
                break;
        }
    }

    // Sums lean to the left; a program may write thousands of literals in one, too many for a call each.
    private void ReadSum(BinaryExpressionSyntax sum)
    {
        var operands = new Stack<ExpressionSyntax>();
        ExpressionSyntax rest = sum;
        while (rest is BinaryExpressionSyntax inner && inner.IsKind(SyntaxKind.AddExpression))
        {
            operands.Push(inner.Right);
            rest = inner.Left;
        }

        ReadConstant(rest);
        foreach (var operand in operands)
        {
            ReadConstant(operand);
        }
    }

    private void ReadConstant(ExpressionSyntax expression)
    {
        if (model.GetConstantValue(expression, cancellation) is { HasValue: true, Value: string value })
        {
            ReadExpression(expression, value);
        }
    }

    private void AppendWhole(ExpressionSyntax expression)
    {
        if (model.GetConstantValue(expression, cancellation) is { HasValue: true, Value: string value })
        {
            target.Append(value, expression.Span);
        }
    }

    private void ReadToken(SyntaxToken token)
    {
        var (text, start) = (token.Text, token.SpanStart);
        var quotes = OpeningQuotes(text);
        switch (token.Kind())
        {
            case SyntaxKind.SingleLineRawStringLiteralToken:
                EscapeReader.ReadRaw(text.Substring(quotes, text.Length - (2 * quotes)), start + quotes, target);
                break;
            case SyntaxKind.MultiLineRawStringLiteralToken:
                var content = RawContent.Of(text, quotes);
                EscapeReader.ReadRawLines(
                    text.Substring(content.Start, content.Length), start + content.Start, content.Indentation, atLineStart: true, target);
                break;
            default:
                ReadQuoted(text, start);
                break;
        }
    }

    private void ReadQuoted(string text, int start)
    {
        if (text[0] == '@')
        {
            EscapeReader.ReadVerbatim(text.Substring(2, text.Length - 3), start + 2, bracesAreDoubled: false, target);
        }
        else
        {
            EscapeReader.ReadPlain(text.Substring(1, text.Length - 2), start + 1, bracesAreDoubled: false, target);
        }
    }

    private void ReadInterpolated(InterpolatedStringExpressionSyntax interpolated)
    {
        var isFirst = true;
        foreach (var part in interpolated.Contents)
        {
            if (part is InterpolatedStringTextSyntax text)
            {
                ReadInterpolatedText(interpolated, text.TextToken, isFirst);
            }
            else if (part is InterpolationSyntax hole)
            {
                ReadConstant(hole.Expression);
            }

            isFirst = false;
        }
    }

    private void ReadInterpolatedText(InterpolatedStringExpressionSyntax interpolated, SyntaxToken token, bool isFirst)
    {
        switch (interpolated.StringStartToken.Kind())
        {
            case SyntaxKind.InterpolatedMultiLineRawStringStartToken:
                var closing = interpolated.StringEndToken.Text.TrimEnd('"');
                var indentation = closing.Substring(closing.LastIndexOfAny(['\n', '\r']) + 1);
                EscapeReader.ReadRawLines(token.Text, token.SpanStart, indentation, isFirst, target);
                break;
            case SyntaxKind.InterpolatedSingleLineRawStringStartToken:
                EscapeReader.ReadRaw(token.Text, token.SpanStart, target);
                break;
            case SyntaxKind.InterpolatedVerbatimStringStartToken:
                EscapeReader.ReadVerbatim(token.Text, token.SpanStart, bracesAreDoubled: true, target);
                break;
            default:
                EscapeReader.ReadPlain(token.Text, token.SpanStart, bracesAreDoubled: true, target);
                break;
        }
    }

    // The end of the text is before the closing quotes, where a diagnostic about what is missing at the end belongs.
    private static int EndOf(ExpressionSyntax expression) => expression switch
    {
        _ when expression.ContainsDiagnostics => expression.Span.End,
        ParenthesizedExpressionSyntax parentheses => EndOf(parentheses.Expression),
        BinaryExpressionSyntax sum => EndOf(sum.Right),
        LiteralExpressionSyntax literal => EndOf(literal.Token),
        InterpolatedStringExpressionSyntax interpolated => interpolated.StringEndToken.SpanStart,
        _ => expression.Span.End,
    };

    private static int EndOf(SyntaxToken token) => token.Kind() switch
    {
        SyntaxKind.MultiLineRawStringLiteralToken => token.SpanStart + RawContent.Of(token.Text, OpeningQuotes(token.Text)).End,
        SyntaxKind.SingleLineRawStringLiteralToken => token.Span.End - OpeningQuotes(token.Text),
        _ => token.Span.End - 1,
    };

    private static int OpeningQuotes(string token) => token.Length - token.TrimStart('"').Length;
}
