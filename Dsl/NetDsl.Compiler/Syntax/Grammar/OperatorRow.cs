namespace NetDsl.Compiler.Syntax.Grammar;

/// <summary>
/// Builds the tree of a row of operands and operators, as in Dijkstra's shunting yard: <c>or</c>, <c>and</c>, <c>not</c>, comparisons,
/// <c>+ -</c>, <c>* / %</c>, unary minus, from loose to tight; equal ones from the left.
/// </summary>
internal static class OperatorRow
{
    private const int Loosest = 0;

    /// <summary>An operand and the signs before it.</summary>
    public sealed record Prefixed(List<(SourceSpan Span, string Sign)> Signs, ExpressionSyntax Operand);

    /// <summary>An operator and the operand on its right.</summary>
    public sealed record Next(string Sign, Prefixed Operand);

    /// <summary>The tree of a row.</summary>
    public static ExpressionSyntax ToTree(Prefixed first, List<Next> rest)
    {
        if (rest.Count == 0 && first.Signs.Count == 0)
        {
            return first.Operand;
        }

        var operands = new Stack<ExpressionSyntax>();
        var waiting = new Stack<Waiting>();
        Push(first);
        foreach (var next in rest)
        {
            Reduce(BinaryTightness(next.Sign));
            waiting.Push(new Waiting(next.Sign, null));
            Push(next.Operand);
        }

        Reduce(Loosest);
        return operands.Pop();

        void Push(Prefixed operand)
        {
            foreach (var (span, sign) in operand.Signs)
            {
                waiting.Push(new Waiting(sign, span));
            }

            operands.Push(operand.Operand);
        }

        void Reduce(int tightness)
        {
            while (waiting.Count > 0 && waiting.Peek().Tightness >= tightness)
            {
                operands.Push(waiting.Pop().Apply(operands));
            }
        }
    }

    private static int BinaryTightness(string sign) => sign switch
    {
        "or" => 1,
        "and" => 2,
        "+" or "-" => 5,
        "*" or "/" or "%" => 6,
        _ => 4,
    };

    /// <summary>An operator whose right operand is not complete; one before its operand has a span of its own.</summary>
    private sealed record Waiting(string Sign, SourceSpan? Prefix)
    {
        public int Tightness => Prefix is null ? BinaryTightness(Sign) : Sign == "not" ? 3 : 7;

        public ExpressionSyntax Apply(Stack<ExpressionSyntax> operands)
        {
            var right = operands.Pop();
            if (Prefix is { } prefix)
            {
                return new UnarySyntax(prefix.To(right.Span), Sign, right);
            }

            var left = operands.Pop();
            return new BinarySyntax(left.Span.To(right.Span), left, Sign, right);
        }
    }
}
