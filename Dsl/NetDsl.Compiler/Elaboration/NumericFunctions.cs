using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Syntax;

namespace NetDsl.Compiler.Elaboration;

/// <summary>
/// The functions of the language on numbers. <c>ceil</c>, <c>floor</c> and <c>round</c> give whole numbers; <c>round</c> takes halves
/// away from zero. <c>min</c> and <c>max</c> take two or more numbers. <c>divisible(x, n)</c> scales channels, and <c>letter(n)</c> is
/// for names.
/// </summary>
internal sealed class NumericFunctions(DiagnosticBag diagnostics, Arithmetic arithmetic)
{
    /// <summary>The functions' names.</summary>
    public static IReadOnlyList<string> Names { get; } = ["ceil", "floor", "round", "min", "max", "abs", Divisible, Letter];

    private const string Divisible = "divisible";
    private const string Letter = "letter";

    /// <summary>The value of a call, whose arguments are evaluated.</summary>
    public ExpressionValue Call(CallSyntax syntax, IReadOnlyList<ExpressionValue> values)
    {
        var name = syntax.Callee.Name;
        if (!HasArguments(syntax))
        {
            return UnknownValue.Instance;
        }

        for (var i = 0; i < values.Count; i++)
        {
            if (values[i] is not (IntegerValue or RealValue))
            {
                return values[i] is UnknownValue ? values[i] : WrongKind(syntax, i, values[i]);
            }
        }

        return name switch
        {
            "min" => values.Aggregate((least, value) => Arithmetic.AsReal(value) < Arithmetic.AsReal(least) ? value : least),
            "max" => values.Aggregate((most, value) => Arithmetic.AsReal(value) > Arithmetic.AsReal(most) ? value : most),
            "abs" => Absolute(syntax, values[0]),
            Divisible => NearestMultiple(syntax, Arithmetic.AsReal(values[0]), values[1]),
            Letter => LetterOf(syntax, values[0]),
            "ceil" => Whole(syntax, values[0], Math.Ceiling),
            "floor" => Whole(syntax, values[0], Math.Floor),
            _ => Whole(syntax, values[0], value => Math.Round(value, MidpointRounding.AwayFromZero)),
        };
    }

    private bool HasArguments(CallSyntax syntax)
    {
        var named = syntax.Arguments.FirstOrDefault(argument => argument.Name is not null);
        var (needs, fits, example) = (syntax.Callee.Name, syntax.Arguments.Count) switch
        {
            ("min" or "max", var count) => ("two or more numbers", count >= 2, "1, 2"),
            (Divisible, var count) => ("two numbers", count == 2, "1.1 * 32, 8"),
            (Letter, var count) => ("one number", count == 1, "1"),
            (_, var count) => ("one number", count == 1, "1.5"),
        };
        if (named is null && fits)
        {
            return true;
        }

        var found = named is null ? FormattableString.Invariant($"{syntax.Arguments.Count}") : $"the name '{named.Name!.Name}'";
        Report(syntax, named?.Span ?? syntax.Span, needs, found, example);
        return false;
    }

    private UnknownValue Report(CallSyntax syntax, SourceSpan span, string needs, string found, string example)
    {
        var name = syntax.Callee.Name;
        diagnostics.Add(ExpressionRules.FunctionArguments.At(span, name, needs, found, $"{name}({example})"));
        return UnknownValue.Instance;
    }

    private UnknownValue WrongKind(CallSyntax syntax, int index, ExpressionValue value)
    {
        var argument = syntax.Arguments[index].Value.Span;
        var repair = value is TensorValue ? $"ask for a number, as in '{Excerpt.Of(argument)}.channels'" : "give a number";
        diagnostics.Add(ExpressionRules.OperandKind.At(argument, syntax.Callee.Name, Excerpt.Of(argument), value.Kind, repair));
        return UnknownValue.Instance;
    }

    private ExpressionValue Absolute(CallSyntax syntax, ExpressionValue value) => value switch
    {
        IntegerValue { Value: long.MinValue } => arithmetic.Overflow(syntax.Span),
        IntegerValue integer => new IntegerValue(Math.Abs(integer.Value)),
        _ => new RealValue(Math.Abs(((RealValue)value).Value)),
    };

    /// <summary>
    /// The multiple that is nearest to a number, halves upwards and never 0; the next one where that would be less than nine tenths of the
    /// number. It is how MobileNetV2 and EfficientNet round the channels that a width multiplier gives, so that hardware likes them.
    /// </summary>
    private ExpressionValue NearestMultiple(CallSyntax syntax, double value, ExpressionValue divisor)
    {
        if (!Arithmetic.TryWhole(divisor, out var step) || step < 1)
        {
            return Report(syntax, syntax.Arguments[1].Span, "a whole number from 1 on to be divisible by", divisor.ToString()!, "1.1 * 32, 8");
        }

        var nearest = Math.Max(step, Math.Floor((value + (step / 2.0)) / step) * step);
        return Whole(syntax, new RealValue(nearest < 0.9 * value ? nearest + step : nearest), Math.Round);
    }

    private ExpressionValue LetterOf(CallSyntax syntax, ExpressionValue number) =>
        Arithmetic.TryWhole(number, out var index) && index is >= 1 and <= 26
            ? new TextValue(((char)('a' + index - 1)).ToString())
            : Report(syntax, syntax.Arguments[0].Span, "a whole number from 1 to 26", number.ToString()!, "1");

    private ExpressionValue Whole(CallSyntax syntax, ExpressionValue value, Func<double, double> rounding)
    {
        if (value is IntegerValue)
        {
            return value;
        }

        return Arithmetic.TryWhole(new RealValue(rounding(((RealValue)value).Value)), out var whole)
            ? new IntegerValue(whole)
            : arithmetic.Overflow(syntax.Span);
    }
}
