using NetDsl.Compiler.Diagnostics;

namespace NetDsl.Compiler.Syntax.Splitting;

/// <summary>
/// Pairs round and square brackets, in one pass. Nothing in such brackets can hold a brace or a semicolon, so these end what is still
/// open: a bracket that was forgotten costs its own statement and not the rest of the text.
/// </summary>
internal sealed class BracketMatch(SourceText source, char[] buffer, DiagnosticBag diagnostics, List<int> reported)
{
    private readonly int[] closeOf = new int[buffer.Length];
    private readonly Stack<int> open = new();
    private (int Start, int End) reportedLine = (0, -1);

    /// <summary>By the offset of each bracket that opens: where it closes, or -1.</summary>
    public int[] Run()
    {
        for (var i = 0; i < buffer.Length; i++)
        {
            closeOf[i] = -1;
            switch (buffer[i])
            {
                case '"':
                    i = PassText(i);
                    break;
                case '(' or '[':
                    open.Push(i);
                    break;
                case ')' or ']':
                    Close(i);
                    break;
                case '{' or '}' or ';':
                    LeaveOpen(0);
                    break;
            }
        }

        LeaveOpen(0);
        return closeOf;
    }

    private int PassText(int start)
    {
        var close = Array.IndexOf(buffer, '"', start + 1);
        return close < 0 ? start : close;
    }

    private void Close(int at)
    {
        var opening = buffer[at] == ')' ? '(' : '[';
        if (open.Count > 0 && buffer[open.Peek()] == opening)
        {
            closeOf[open.Pop()] = at;
        }
        else if (open.Count > 1 && buffer[open.ElementAt(1)] == opening)
        {
            // One bracket was forgotten in the middle: '([1, 2)'.
            LeaveOpen(open.Count - 1);
            closeOf[open.Pop()] = at;
        }
        else
        {
            Report(at, SyntaxRules.StrayClosing.At(source.Span(at, 1), buffer[at], opening));
            buffer[at] = ' ';
        }
    }

    /// <summary>Gives up the innermost brackets until a number of them is left; only the outermost one given up is reported.</summary>
    private void LeaveOpen(int left)
    {
        var first = -1;
        while (open.Count > left)
        {
            first = open.Pop();
            reported.Add(first);
        }

        if (first >= 0)
        {
            Report(first, SyntaxRules.UnclosedBracket.At(source.Span(first, 1), buffer[first], buffer[first] == '(' ? ')' : ']'));
        }
    }

    /// <summary>Reports one mistake of this kind a line: the others follow from it.</summary>
    private void Report(int at, CompilerDiagnostic diagnostic)
    {
        reported.Add(at);
        if (at >= reportedLine.Start && at < reportedLine.End)
        {
            return;
        }

        reportedLine = LineAround(at);
        diagnostics.Add(diagnostic);
    }

    private (int Start, int End) LineAround(int at)
    {
        var start = at;
        while (start > 0 && !Characters.IsLineEnd(buffer[start - 1]))
        {
            start--;
        }

        var end = at;
        while (end < buffer.Length && !Characters.IsLineEnd(buffer[end]))
        {
            end++;
        }

        return (start, end);
    }
}
