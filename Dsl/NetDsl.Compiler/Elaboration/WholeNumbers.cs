using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Syntax;

namespace NetDsl.Compiler.Elaboration;

/// <summary>Asks for whole numbers where the language needs them outside of layer arguments: counts, ranges, expectations.</summary>
internal sealed class WholeNumbers(DiagnosticBag diagnostics)
{
    /// <summary>A whole number, or null after reporting that there is none.</summary>
    /// <param name="subject">What needs it, in quotes.</param>
    /// <param name="value">The value.</param>
    /// <param name="span">Where it is written.</param>
    public long? Read(string subject, ExpressionValue value, SourceSpan span)
    {
        switch (value)
        {
            case UnknownValue:
                return null;
            case IntegerValue or RealValue when Arithmetic.TryWhole(value, out var whole):
                return whole;
            case IntegerValue or RealValue:
                diagnostics.Add(NotWhole(subject, span, Arithmetic.AsReal(value), isWholeSpan: true));
                return null;
            default:
                diagnostics.Add(ArgumentRules.WrongKind.At(
                    span, subject, "a whole number", Excerpt.Of(span), value.Kind, "write a number such as '3'"));
                return null;
        }
    }

    /// <summary>The report of a number with a fraction; the repair rounds it in both ways.</summary>
    public static CompilerDiagnostic NotWhole(string subject, SourceSpan span, double value, bool isWholeSpan)
    {
        var text = Excerpt.Of(span);
        var (floor, ceiling) = (ArgumentWords.Number(Math.Floor(value)), ArgumentWords.Number(Math.Ceiling(value)));
        var number = ArgumentWords.Number(value);
        return !isWholeSpan || text == number
            ? ArgumentRules.NotWhole.At(span, subject, $"got {number}", $"write {floor} or {ceiling}")
            : ArgumentRules.NotWhole.At(
                span, subject, $"'{text}' is {number}", $"write 'floor({text})' for {floor} or 'ceil({text})' for {ceiling}");
    }
}
