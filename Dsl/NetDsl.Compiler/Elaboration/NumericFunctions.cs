using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Syntax;

namespace NetDsl.Compiler.Elaboration;

/// <summary>
/// The functions of the language on numbers. <c>ceil</c>, <c>floor</c> and <c>round</c> give whole numbers; <c>round</c> takes halves
/// away from zero. <c>min</c> and <c>max</c> take two or more numbers.
/// </summary>
internal sealed class NumericFunctions(DiagnosticBag diagnostics, Arithmetic arithmetic)
{
    /// <summary>The functions' names.</summary>
    public static IReadOnlyList<string> Names { get; } = ["ceil", "floor", "round", "min", "max", "abs"];

    /// <summary>The value of a call, whose arguments are evaluated.</summary>
    public ExpressionValue Call(CallSyntax syntax, IReadOnlyList<ExpressionValue> values)
    {
        var name = syntax.Callee.Name;
        if (!HasArguments(syntax, name is "min" or "max"))
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
            "ceil" => Whole(syntax, values[0], Math.Ceiling),
            "floor" => Whole(syntax, values[0], Math.Floor),
            _ => Whole(syntax, values[0], value => Math.Round(value, MidpointRounding.AwayFromZero)),
        };
    }

    private bool HasArguments(CallSyntax syntax, bool takesSeveral)
    {
        var named = syntax.Arguments.FirstOrDefault(argument => argument.Name is not null);
        var fits = takesSeveral ? syntax.Arguments.Count >= 2 : syntax.Arguments.Count == 1;
        if (named is null && fits)
        {
            return true;
        }

        diagnostics.Add(ExpressionRules.FunctionArguments.At(
            named?.Span ?? syntax.Span,
            syntax.Callee.Name,
            takesSeveral ? "two or more numbers" : "one number",
            named is null ? FormattableString.Invariant($"{syntax.Arguments.Count}") : $"the name '{named.Name!.Name}'",
            takesSeveral ? $"{syntax.Callee.Name}(1, 2)" : $"{syntax.Callee.Name}(1.5)"));
        return false;
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
