using System.Globalization;
using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Layers;
using NetDsl.Compiler.Syntax;

namespace NetDsl.Compiler.Elaboration;

/// <summary>Turns the value of an argument into what its kind is read as, within its bounds.</summary>
/// <param name="callee">The layer.</param>
/// <param name="argument">The argument.</param>
/// <param name="span">Where its value is written.</param>
/// <param name="diagnostics">Where to report.</param>
internal sealed class ArgumentConversion(string callee, LayerArgument argument, SourceSpan span, DiagnosticBag diagnostics)
{
    /// <summary>Real numbers become single precision in the generated code; this is about the largest that it has.</summary>
    private const double LargestReal = 3.4e38;

    private string Subject => $"'{argument.Name}' of '{callee}'";

    /// <summary>The value to read, or null after reporting why there is none.</summary>
    public object? Convert(ExpressionValue value) => value is UnknownValue ? null : argument.Kind switch
    {
        ArgumentKind.Integer => Extents(value, [1]) is { } extents ? (int)extents[0] : null,
        ArgumentKind.Real => Real(value),
        ArgumentKind.Boolean => value is BooleanValue boolean ? boolean.Value : WrongKind(value),
        ArgumentKind.Size => Extents(value, [1, 2]) is { } extents ? new Size2((int)extents[0], (int)extents[extents.Count - 1]) : null,
        ArgumentKind.Padding => Padding(value),
        ArgumentKind.Choice => Word(value, argument.Choices),
        _ => Shape(value),
    };

    private object? Real(ExpressionValue value)
    {
        if (value is not (IntegerValue or RealValue))
        {
            return WrongKind(value);
        }

        var number = Arithmetic.AsReal(value);
        return IsWithinBounds(number, ArgumentWords.Number(number)) ? number : null;
    }

    private object? Padding(ExpressionValue value)
    {
        if (value is WordValue)
        {
            return Word(value, ArgumentWords.Padding) is string word
                ? word == "same" ? PaddingArgument.Same : PaddingArgument.Valid
                : null;
        }

        return Extents(value, [1, 2, 4])?.Select(extent => (int)extent).ToArray() is { } sides ? Sides(sides) : null;
    }

    private static PaddingArgument Sides(int[] sides) => sides.Length switch
    {
        1 => new PaddingArgument(PaddingRule.Explicit, sides[0], sides[0], sides[0], sides[0]),
        2 => new PaddingArgument(PaddingRule.Explicit, sides[0], sides[0], sides[1], sides[1]),
        _ => new PaddingArgument(PaddingRule.Explicit, sides[0], sides[1], sides[2], sides[3]),
    };

    private object? Shape(ExpressionValue value)
    {
        if (Extents(value, [1, 3]) is not { } extents)
        {
            return null;
        }

        return extents.Count == 1
            ? TensorShape.Vector((int)extents[0])
            : TensorShape.Image((int)extents[0], (int)extents[1], (int)extents[2]);
    }

    private object? Word(ExpressionValue value, IReadOnlyList<string> known)
    {
        if (value is not WordValue word)
        {
            return WrongKind(value);
        }

        if (known.Contains(word.Word))
        {
            return word.Word;
        }

        diagnostics.Add(ArgumentRules.UnknownWord.At(
            span,
            Subject,
            Quantity.List(known),
            word.Word,
            Suggestions.Repair(word.Word, known, "write one of these"))
            .Suggesting(Suggestions.Closest(word.Word, known)));
        return null;
    }

    /// <summary>Whole numbers within int and the argument's bounds, as many as one of the counts says.</summary>
    private IReadOnlyList<long>? Extents(ExpressionValue value, int[] counts)
    {
        IReadOnlyList<ExpressionValue> numbers = value switch
        {
            IntegerValue or RealValue => [value],
            SizeValue size => [.. size.Extents.Select(extent => new IntegerValue(extent))],
            SequenceValue sequence => sequence.Elements,
            _ => [],
        };
        if (numbers.Any(number => number is UnknownValue))
        {
            return null;
        }

        if (!counts.Contains(numbers.Count) || !numbers.All(number => number is IntegerValue or RealValue))
        {
            WrongKind(value);
            return null;
        }

        var areSides = argument.Kind == ArgumentKind.Padding && numbers.Count > 1;
        return Whole(numbers, areSides ? $"({string.Join(", ", numbers)})" : string.Join(" x ", numbers));
    }

    private IReadOnlyList<long>? Whole(IReadOnlyList<ExpressionValue> numbers, string text)
    {
        var whole = new List<long>();
        foreach (var number in numbers)
        {
            if (!Arithmetic.TryWhole(number, out var extent))
            {
                diagnostics.Add(WholeNumbers.NotWhole(Subject, span, Arithmetic.AsReal(number), isWholeSpan: numbers.Count == 1));
                return null;
            }

            if (!IsWithinBounds(extent, text))
            {
                return null;
            }

            whole.Add(extent);
        }

        return whole;
    }

    private bool IsWithinBounds(double number, string text)
    {
        var isWhole = argument.Kind != ArgumentKind.Real;
        var minimum = Math.Max(argument.Minimum, isWhole ? LeastWhole : -LargestReal);
        var maximum = Math.Min(argument.Maximum, isWhole ? int.MaxValue : LargestReal);
        if (number < minimum)
        {
            ReportBound($"at least {Limit(minimum)}", text, $"use {Limit(minimum)} or more");
            return false;
        }

        // Networks compute in single precision, where a number just below the limit is the limit.
        if (number > maximum || (argument.ExcludesMaximum && (float)number >= maximum))
        {
            var limit = Limit(maximum);
            text = number < maximum ? $"{number.ToString("R", CultureInfo.InvariantCulture)}, which single precision rounds to {limit}" : text;
            ReportBound(
                argument.ExcludesMaximum ? $"less than {limit}" : $"at most {limit}",
                text,
                argument.ExcludesMaximum ? $"use less than {limit}" : $"use {limit} or less");
            return false;
        }

        return true;
    }

    // Extents of shapes begin at 1 and paddings at 0, whatever a layer says of them.
    private double LeastWhole => argument.Kind switch
    {
        ArgumentKind.Shape or ArgumentKind.Size => 1,
        ArgumentKind.Padding => 0,
        _ => int.MinValue,
    };

    private void ReportBound(string bound, string text, string repair)
    {
        var axes = argument.Kind switch
        {
            ArgumentKind.Size => " in height and width",
            ArgumentKind.Shape => " in each axis",
            ArgumentKind.Padding => " on each side",
            _ => "",
        };
        diagnostics.Add(ArgumentRules.OutOfBounds.At(span, Subject, bound + axes, text, repair));
    }

    private static string Limit(double number) =>
        Arithmetic.TryWhole(new RealValue(number), out var whole) ? Quantity.Of(whole) : ArgumentWords.Number(number);

    /// <summary>The argument with the whole number that stands in quotes, or null for anything else.</summary>
    private string? NumberIn(ExpressionValue value) =>
        argument.Kind == ArgumentKind.Integer
        && value is TextValue { Text: var text }
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number >= argument.Minimum && number <= argument.Maximum
            ? argument.Name + ": " + text
            : null;

    private object? WrongKind(ExpressionValue value)
    {
        var repair = argument.Kind == ArgumentKind.Shape && value is SizeValue { Extents.Count: 2 }
            ? $"write '{value}x1' for one channel or '{value}x3' for three"
            : $"write '{NumberIn(value) ?? ArgumentWords.Example(argument)}'";
        diagnostics.Add(ArgumentRules.WrongKind.At(span, Subject, ArgumentWords.Need(argument), Excerpt.Of(span), value.Kind, repair));
        return null;
    }
}
