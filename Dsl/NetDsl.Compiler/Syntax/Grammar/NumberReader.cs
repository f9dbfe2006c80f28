using System.Globalization;
using NetDsl.Compiler.Diagnostics;
using Sprache;

namespace NetDsl.Compiler.Syntax.Grammar;

/// <summary>
/// Numbers and sizes. Everything that begins with a digit is one run up to the next sign, so that <c>5px</c> is one mistake at one place.
/// </summary>
internal static class NumberReader
{
    private static readonly string[] Expected = [Expectation.Value];

    /// <summary>An integer, a real number or a size, without the white space behind it.</summary>
    public static readonly Parser<ExpressionSyntax> Number = input =>
    {
        var piece = (PieceInput)input;
        var end = RunEnd(piece.Source, piece.Position, piece.End);
        return end == piece.Position
            ? Combinators.Expect<ExpressionSyntax>(input, Expected)
            : Result.Success(Read(piece.SpanTo(end), piece.Diagnostics), piece.At(end));
    };

    /// <summary>The offset behind the run that begins like a number; the same offset where none does.</summary>
    public static int RunEnd(string text, int start, int end)
    {
        var at = start;
        if (at >= end || !(Characters.IsDigit(text[at]) || BeginsFraction(text, at, end)))
        {
            return start;
        }

        while (at < end && (Characters.IsNamePart(text[at]) || BelongsToNumber(text, start, at, end)))
        {
            at++;
        }

        return at;
    }

    private static bool BelongsToNumber(string text, int start, int at, int end) =>
        text[at] == '.' ? !IsRange(text, at, end) : text[at] is '+' or '-' && EndsMantissa(text, start, at) && NextIsDigit(text, at, end);

    private static bool BeginsFraction(string text, int at, int end) => text[at] == '.' && NextIsDigit(text, at, end);

    private static bool NextIsDigit(string text, int at, int end) => at + 1 < end && Characters.IsDigit(text[at + 1]);

    private static bool IsRange(string text, int at, int end) =>
        (at + 1 < end && text[at + 1] == '.') || text[at - 1 < 0 ? 0 : at - 1] == '.';

    /// <summary>Whether an exponent's letter stands before a sign, and nothing but digits before that.</summary>
    private static bool EndsMantissa(string text, int start, int sign)
    {
        if (text[sign - 1] is not ('e' or 'E') || sign - 1 == start)
        {
            return false;
        }

        for (var i = start; i < sign - 1; i++)
        {
            if (!Characters.IsDigit(text[i]) && text[i] is not ('_' or '.'))
            {
                return false;
            }
        }

        return true;
    }

    private static ExpressionSyntax Read(SourceSpan span, DiagnosticBag diagnostics)
    {
        var text = span.Text;
        if (IsDigits(text))
        {
            return new IntegerSyntax(span, ReadInteger(span, text, diagnostics));
        }

        var extents = text.Split('x');
        if (extents.Length > 1 && extents.All(extent => extent.Length > 0 && extent.All(Characters.IsDigit)))
        {
            return new SizeSyntax(span, [.. extents.Select(extent => ReadInteger(span, extent, diagnostics))]);
        }

        if (IsReal(text))
        {
            return new RealSyntax(span, ReadReal(span, text, diagnostics));
        }

        diagnostics.Add(SyntaxRules.MalformedNumber.At(span, Excerpt.Of(text), RepairOf(text)));
        return new IntegerSyntax(span, 1);
    }

    private static bool HasCleanEnds(string text) => text[text.Length - 1] != '_' && !text.Contains("__");

    private static long ReadInteger(SourceSpan span, string digits, DiagnosticBag diagnostics)
    {
        if (long.TryParse(digits.Replace("_", ""), NumberStyles.None, CultureInfo.InvariantCulture, out var value))
        {
            return value;
        }

        diagnostics.Add(SyntaxRules.NumberTooLarge.At(span, Excerpt.Of(digits), long.MaxValue, "integer"));
        return 1;
    }

    private static double ReadReal(SourceSpan span, string text, DiagnosticBag diagnostics)
    {
        var parsed = double.TryParse(text.Replace("_", ""), NumberStyles.Float, CultureInfo.InvariantCulture, out var value);
        if (parsed && !double.IsInfinity(value))
        {
            return value;
        }

        diagnostics.Add(SyntaxRules.NumberTooLarge.At(span, Excerpt.Of(text), "1.7976931348623157E+308", "real number"));
        return 1;
    }

    /// <summary>Digits, then a fraction, an exponent or both.</summary>
    private static bool IsReal(string text)
    {
        var exponent = text.IndexOfAny(['e', 'E']);
        var mantissa = exponent < 0 ? text : text.Substring(0, exponent);
        var parts = mantissa.Split('.');
        return parts.Length <= 2 && parts.All(IsDigits) && (exponent < 0 ? parts.Length == 2 : IsExponent(text.Substring(exponent + 1)));
    }

    private static bool IsDigits(string text) =>
        text.Length > 0 && Characters.IsDigit(text[0]) && text.All(c => Characters.IsDigit(c) || c == '_') && HasCleanEnds(text);

    private static bool IsExponent(string text)
    {
        var digits = text.TrimStart('+', '-');
        return digits.Length > 0 && text.Length - digits.Length <= 1 && digits.All(Characters.IsDigit);
    }

    private static string RepairOf(string text)
    {
        if (text[0] == '.' && IsReal("0" + text))
        {
            return $"'0{text}'";
        }

        if (text[text.Length - 1] == '.' && IsReal(text + "0"))
        {
            return $"'{text}0'";
        }

        var digits = new string([.. text.TakeWhile(Characters.IsDigit).Take(18)]);
        return digits.Length == 0 ? "a number, such as '0.5'" : $"a number, such as '{digits}', or a size, such as '{digits}x{digits}'";
    }
}
