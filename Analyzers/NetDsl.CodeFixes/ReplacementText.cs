using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace NetDsl.CodeFixes;

/// <summary>How a text of the language is written at a place of a C# file.</summary>
internal static class ReplacementText
{
    /// <summary>The characters to write over a span, or null where C# says it in another way.</summary>
    public static string? For(SyntaxNode root, TextSpan span, string replacement)
    {
        var token = root.FindToken(span.Start);
        if (!token.Span.Contains(span))
        {
            return null;
        }

        return token.Kind() switch
        {
            SyntaxKind.NumericLiteralToken => span == token.Span ? Number(replacement) : null,
            SyntaxKind.StringLiteralToken when span == token.Span => $"\"{EscapePlain(replacement)}\"",
            SyntaxKind.StringLiteralToken => token.Text[0] == '@' ? replacement.Replace("\"", "\"\"") : EscapePlain(replacement),
            SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken => span == token.Span ? null : Raw(replacement),
            SyntaxKind.InterpolatedStringTextToken => Interpolated(token, replacement),
            _ => null,
        };
    }

    // In attributes one number stands for both axes where they are equal: 16x16 is 16.
    private static string? Number(string text)
    {
        var extents = text.Split('x').Distinct().ToList();
        var isNumber = long.TryParse(extents[0].Replace("_", ""), NumberStyles.None, CultureInfo.InvariantCulture, out _);
        return extents.Count == 1 && isNumber ? extents[0] : null;
    }

    // Three quotes in a row would end the literal; no suggestion has them.
    private static string? Raw(string replacement) => replacement.Contains("\"\"\"") || replacement.Contains("\n") ? null : replacement;

    private static string? Interpolated(SyntaxToken token, string replacement)
    {
        var literal = token.Parent?.FirstAncestorOrSelf<InterpolatedStringExpressionSyntax>();
        var escaped = replacement.Replace("{", "{{").Replace("}", "}}");
        return literal?.StringStartToken.Kind() switch
        {
            SyntaxKind.InterpolatedStringStartToken => EscapePlain(escaped),
            SyntaxKind.InterpolatedVerbatimStringStartToken => escaped.Replace("\"", "\"\""),
            null => null,
            _ => replacement.IndexOfAny(['{', '}']) >= 0 ? null : Raw(replacement),
        };
    }

    private static string EscapePlain(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            escaped.Append(character switch
            {
                '\\' => "\\\\",
                '"' => "\\\"",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                _ => character.ToString(),
            });
        }

        return escaped.ToString();
    }
}
