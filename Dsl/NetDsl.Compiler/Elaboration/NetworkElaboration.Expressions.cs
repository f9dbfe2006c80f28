using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Library;
using NetDsl.Compiler.Syntax;

namespace NetDsl.Compiler.Elaboration;

/// <content>Expressions.</content>
internal sealed partial class NetworkElaboration
{
    // What a misspelt word among arguments may have been meant to be, besides a name.
    private static readonly string[] Truths = ["true", "false"];

    /// <summary>The value of an expression; unknown where a mistake is reported.</summary>
    private ExpressionValue Evaluate(ExpressionSyntax syntax, Place place)
    {
        limits.Step(syntax.Span);
        if (!limits.TryEnter(syntax.Span))
        {
            return UnknownValue.Instance;
        }

        var value = EvaluateEntered(syntax, place);
        limits.Leave();
        return value;
    }

    private ExpressionValue EvaluateEntered(ExpressionSyntax syntax, Place place) => syntax switch
    {
        IntegerSyntax integer => new IntegerValue(integer.Value),
        RealSyntax real => arithmetic.Real(real.Value, real.Span),
        BooleanSyntax boolean => new BooleanValue(boolean.Value),
        SizeSyntax size => new SizeValue(size.Extents),
        NameSyntax name => EvaluateName(name, place),
        MemberSyntax member when IsNetwork(member, place) => UnknownValue.Instance,
        MemberSyntax member => queries.Answer(member, Evaluate(member.Target, place)),
        CallSyntax call => EvaluateCall(call, place),
        TupleSyntax { Elements.Count: 1 } brackets => Evaluate(brackets.Elements[0], place),
        TupleSyntax tuple => new SequenceValue([.. tuple.Elements.Select(element => Evaluate(element, place))]),
        ListSyntax list => new SequenceValue([.. list.Elements.Select(element => Evaluate(element, place))]),
        TextSyntax text => ReadText(text, place) is { } read ? new TextValue(read) : UnknownValue.Instance,
        UnarySyntax unary => EvaluateUnary(unary, place),
        BinarySyntax binary => EvaluateBinary(binary, place),
        _ => UnknownValue.Instance,
    };

    /// <summary>Reports the name of a network where a value is needed: <c>x: keras.VGG16</c>.</summary>
    private bool IsNetwork(MemberSyntax member, Place place)
    {
        if (member.Target is not NameSyntax family || place.Scope.TryFind(family.Name, out _) || NetworkLibrary.Find(member.Span.Text).Count == 0)
        {
            return false;
        }

        diagnostics.Add(NameRules.UnknownValue.At(member.Span, member.Span.Text, $"write 'use {member.Span.Text}' to apply this network"));
        return true;
    }

    private ExpressionValue EvaluateName(NameSyntax syntax, Place place)
    {
        if (syntax.Name == CurrentName)
        {
            return RequireCurrent(place, syntax);
        }

        if (place.Scope.TryFind(syntax.Name, out var found))
        {
            return found.Value;
        }

        if (ArgumentWords.All.Contains(syntax.Name))
        {
            return new WordValue(syntax.Name);
        }

        if (!place.Scope.HasGaps)
        {
            var known = place.Scope.Names.Append(CurrentName).Concat(Truths).ToList();
            var isTaken = place.Names.IsTaken(syntax.Name);
            var repair = isTaken
                ? $"name the layer that is meant '{syntax.Name}', since unnamed layers are no values"
                : Suggestions.Repair(syntax.Name, known, $"name the value that is meant '{syntax.Name}' before it is used");
            diagnostics.Add(NameRules.UnknownValue.At(syntax.Span, syntax.Name, repair)
                .Suggesting(isTaken ? null : Suggestions.Closest(syntax.Name, known)));
        }

        return UnknownValue.Instance;
    }

    /// <summary>A word such as <c>same</c>; a variable of that name wins, but the name of a layer does not.</summary>
    private ExpressionValue EvaluateWord(ExpressionSyntax syntax, Place place) =>
        syntax is NameSyntax name && !(place.Scope.TryFind(name.Name, out var found) && found.Value is not TensorValue)
            ? new WordValue(name.Name)
            : Evaluate(syntax, place);

    private ExpressionValue EvaluateCall(CallSyntax call, Place place)
    {
        if (IsCallable(call.Callee))
        {
            return Invoke(new CallSite(place, Label: null, call.Callee, call.Arguments, IsCallForm: true));
        }

        var values = call.Arguments.Select(argument => Evaluate(argument.Value, place)).ToList();
        if (NumericFunctions.Names.Contains(call.Callee.Name))
        {
            return functions.Call(call, values);
        }

        ReportUnknownLayer(call.Callee, place, NumericFunctions.Names);
        return UnknownValue.Instance;
    }

    private ExpressionValue EvaluateUnary(UnarySyntax syntax, Place place)
    {
        var operand = Evaluate(syntax.Operand, place);
        if (operand is UnknownValue)
        {
            return operand;
        }

        if (syntax.Operator == "-")
        {
            return arithmetic.Negate(syntax, operand);
        }

        return Condition(operand, "not", syntax.Operand) is { } condition ? new BooleanValue(!condition) : UnknownValue.Instance;
    }

    // A sum of many terms is a tree as deep as it is long, so its left side is walked by a loop.
    private ExpressionValue EvaluateBinary(BinarySyntax syntax, Place place)
    {
        var spine = new Stack<BinarySyntax>();
        ExpressionSyntax leaf = syntax;
        while (leaf is BinarySyntax binary)
        {
            spine.Push(binary);
            leaf = binary.Left;
        }

        // The innermost left side waits: a word there may be meant for what it is compared with.
        ExpressionValue? value = null;
        while (spine.Count > 0)
        {
            value = Combine(spine.Pop(), value, place);
        }

        return value!;
    }

    private ExpressionValue Combine(BinarySyntax syntax, ExpressionValue? first, Place place)
    {
        if (syntax.Operator is "and" or "or")
        {
            return CombineConditions(syntax, first ?? Evaluate(syntax.Left, place), place);
        }

        var (left, right) = syntax.Operator is "==" or "!="
            ? EvaluateCompared(syntax, first, place)
            : (first ?? Evaluate(syntax.Left, place), Evaluate(syntax.Right, place));
        return left is UnknownValue or TensorValue { Node: null } || right is UnknownValue or TensorValue { Node: null }
            ? UnknownValue.Instance
            : arithmetic.Binary(syntax, left, right);
    }

    // The right side counts only where the left side does not decide: 'n > 0 and 10 / n > 2'.
    private ExpressionValue CombineConditions(BinarySyntax syntax, ExpressionValue left, Place place)
    {
        if (Condition(left, syntax.Operator, syntax.Left) is not { } first)
        {
            return UnknownValue.Instance;
        }

        if (first == (syntax.Operator == "or"))
        {
            return left;
        }

        return Condition(Evaluate(syntax.Right, place), syntax.Operator, syntax.Right) is { } second
            ? new BooleanValue(second)
            : UnknownValue.Instance;
    }

    private bool? Condition(ExpressionValue value, string subject, ExpressionSyntax syntax)
    {
        if (value is BooleanValue boolean)
        {
            return boolean.Value;
        }

        if (value is not (UnknownValue or TensorValue { Node: null }))
        {
            var text = Excerpt.Of(syntax.Span);
            var comparison = value switch
            {
                TensorValue => text + ".channels > 0",
                WordValue { Choices: { Count: > 0 } choices } => $"{text} == {choices[choices.Count - 1]}",
                _ => text + " > 0",
            };
            diagnostics.Add(ExpressionRules.ConditionKind.At(syntax.Span, subject, text, value.Kind, comparison));
        }

        return null;
    }

    /// <summary>The output of a layer; unknown after a report.</summary>
    private TensorValue Tensor(ExpressionSyntax syntax, Place place, string reader)
    {
        var value = Evaluate(syntax, place);
        if (value is TensorValue tensor)
        {
            return tensor;
        }

        if (value is not UnknownValue)
        {
            var text = Excerpt.Of(syntax.Span);
            diagnostics.Add(ExpressionRules.NotATensor.At(syntax.Span, reader, text, value.Kind));
        }

        graph.LeaveOut();
        return TensorValue.Unknown;
    }

    /// <summary>A text with its expressions written in, or null after a report.</summary>
    private string? ReadText(TextSyntax syntax, Place place)
    {
        var parts = new List<string>();
        foreach (var part in syntax.Parts)
        {
            var value = part is LiteralTextSyntax literal ? new TextValue(literal.Value) : Evaluate(part, place);
            switch (value)
            {
                case UnknownValue or TensorValue { Node: null }:
                    return null;
                case TextValue text:
                    parts.Add(text.Text);
                    break;
                case IntegerValue or RealValue or BooleanValue or WordValue or SizeValue:
                    parts.Add(value.ToString()!);
                    break;
                default:
                    diagnostics.Add(ExpressionRules.TextPart.At(part.Span, Excerpt.Of(part.Span), value.Kind));
                    return null;
            }
        }

        return string.Concat(parts);
    }
}
