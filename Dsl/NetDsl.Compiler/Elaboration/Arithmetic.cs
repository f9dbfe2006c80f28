using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Syntax;

namespace NetDsl.Compiler.Elaboration;

/// <summary>
/// Operators. Whole numbers stay whole under + - * % and where a division leaves no rest; any other division gives a real number.
/// A real number without a fraction is accepted wherever a whole one is needed.
/// </summary>
internal sealed class Arithmetic(DiagnosticBag diagnostics)
{
    /// <summary>The value of an operator between two operands, neither of them unknown.</summary>
    public ExpressionValue Binary(BinarySyntax syntax, ExpressionValue left, ExpressionValue right) => syntax.Operator switch
    {
        "==" => Equality(syntax, left, right) is { } same ? new BooleanValue(same) : UnknownValue.Instance,
        "!=" => Equality(syntax, left, right) is { } same ? new BooleanValue(!same) : UnknownValue.Instance,
        _ => !IsNumber(left, syntax.Left, syntax.Operator) | !IsNumber(right, syntax.Right, syntax.Operator)
            ? UnknownValue.Instance
            : OnNumbers(syntax, left, right),
    };

    /// <summary>The value of <c>-</c> before a number.</summary>
    public ExpressionValue Negate(UnarySyntax syntax, ExpressionValue operand) => operand switch
    {
        IntegerValue { Value: long.MinValue } => Overflow(syntax.Span),
        IntegerValue integer => new IntegerValue(-integer.Value),
        RealValue real => new RealValue(-real.Value),
        _ => WrongOperand(syntax.Operand, "-", operand),
    };

    /// <summary>A real number as a value, or a report that it is beyond all numbers.</summary>
    public ExpressionValue Real(double value, SourceSpan span) =>
        double.IsNaN(value) || double.IsInfinity(value) ? Overflow(span) : new RealValue(value);

    /// <summary>A number as a real one.</summary>
    public static double AsReal(ExpressionValue value) => value is IntegerValue integer ? integer.Value : ((RealValue)value).Value;

    /// <summary>A whole number, also from a real one without a fraction.</summary>
    public static bool TryWhole(ExpressionValue value, out long whole)
    {
        whole = 0;
        switch (value)
        {
            case IntegerValue integer:
                whole = integer.Value;
                return true;
            // 2^63 itself does not fit, and all reals beyond 2^53 are whole.
            case RealValue real when Math.Floor(real.Value) == real.Value && Math.Abs(real.Value) < 9.2e18:
                whole = (long)real.Value;
                return true;
            default:
                return false;
        }
    }

    /// <summary>Reports a result that no number can hold.</summary>
    public ExpressionValue Overflow(SourceSpan span)
    {
        diagnostics.Add(ExpressionRules.Overflow.At(span, Excerpt.Of(span)));
        return UnknownValue.Instance;
    }

    private ExpressionValue OnNumbers(BinarySyntax syntax, ExpressionValue left, ExpressionValue right)
    {
        if (syntax.Operator is "/" or "%" && AsReal(right) == 0)
        {
            diagnostics.Add(ExpressionRules.DivisionByZero.At(syntax.Right.Span, Excerpt.Of(syntax.Span), Excerpt.Of(syntax.Right.Span)));
            return UnknownValue.Instance;
        }

        return left is IntegerValue whole && right is IntegerValue other
            ? OnIntegers(syntax, whole.Value, other.Value)
            : OnReals(syntax, AsReal(left), AsReal(right));
    }

    private ExpressionValue OnIntegers(BinarySyntax syntax, long left, long right)
    {
        try
        {
            checked
            {
                return syntax.Operator switch
                {
                    "+" => new IntegerValue(left + right),
                    "-" => new IntegerValue(left - right),
                    "*" => new IntegerValue(left * right),
                    // The rest of a division by -1 is 0, and the processor refuses to compute it for the smallest number.
                    "%" => new IntegerValue(right == -1 ? 0 : left % right),
                    "/" when right != -1 && left % right == 0 => new IntegerValue(left / right),
                    "/" when right == -1 => new IntegerValue(-left),
                    "/" => new RealValue((double)left / right),
                    "<" => new BooleanValue(left < right),
                    "<=" => new BooleanValue(left <= right),
                    ">" => new BooleanValue(left > right),
                    _ => new BooleanValue(left >= right),
                };
            }
        }
        catch (OverflowException)
        {
            return Overflow(syntax.Span);
        }
    }

    private ExpressionValue OnReals(BinarySyntax syntax, double left, double right) => syntax.Operator switch
    {
        "+" => Real(left + right, syntax.Span),
        "-" => Real(left - right, syntax.Span),
        "*" => Real(left * right, syntax.Span),
        "/" => Real(left / right, syntax.Span),
        "%" => Real(left % right, syntax.Span),
        "<" => new BooleanValue(left < right),
        "<=" => new BooleanValue(left <= right),
        ">" => new BooleanValue(left > right),
        _ => new BooleanValue(left >= right),
    };

    private bool? Equality(BinarySyntax syntax, ExpressionValue left, ExpressionValue right)
    {
        switch (left, right)
        {
            case (IntegerValue first, IntegerValue second):
                return first.Value == second.Value;
            case (IntegerValue or RealValue, IntegerValue or RealValue):
                return AsReal(left).Equals(AsReal(right));
            case (BooleanValue first, BooleanValue second):
                return first.Value == second.Value;
            case (WordValue first, WordValue second):
                return first.Word == second.Word;
            case (SizeValue first, SizeValue second):
                return first.Extents.SequenceEqual(second.Extents);
            default:
                diagnostics.Add(ExpressionRules.ComparedKinds.At(
                    syntax.Span, syntax.Operator, Excerpt.Of(syntax.Left.Span), left.Kind, Excerpt.Of(syntax.Right.Span), right.Kind));
                return null;
        }
    }

    private bool IsNumber(ExpressionValue value, ExpressionSyntax syntax, string @operator)
    {
        if (value is not (IntegerValue or RealValue))
        {
            WrongOperand(syntax, @operator, value);
            return false;
        }

        return true;
    }

    private UnknownValue WrongOperand(ExpressionSyntax syntax, string @operator, ExpressionValue value)
    {
        var repair = value is TensorValue
            ? FormattableString.Invariant($"ask for a number, as in '{Excerpt.Of(syntax.Span)}.channels'")
            : "give a number";
        diagnostics.Add(ExpressionRules.OperandKind.At(syntax.Span, @operator, Excerpt.Of(syntax.Span), value.Kind, repair));
        return UnknownValue.Instance;
    }
}
