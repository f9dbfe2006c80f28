using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Syntax.Splitting;

namespace NetDsl.Compiler.Syntax.Grammar;

/// <summary>
/// Keeps pieces from the grammar whose tree would be too deep for it, and for those who read the tree after it. Brackets and operators are
/// counted in one pass: each adds one level to the tree at most, and a comma ends the operators of its bracket.
/// </summary>
internal sealed class NestingGuard
{
    /// <summary>How many brackets may be open at once.</summary>
    public const int MaxBrackets = 64;

    /// <summary>How deep the tree of an expression may be.</summary>
    public const int MaxDepth = 256;

    private readonly string text;
    private readonly int end;
    private readonly Stack<int> outer = new();
    private int operators;
    private int depth;
    private int textLevel = -1;

    private NestingGuard(string text, int end)
    {
        this.text = text;
        this.end = end;
    }

    /// <summary>The mistake of a piece whose tree would be too deep, else null.</summary>
    public static CompilerDiagnostic? Check(CleanText clean, int start, int end)
    {
        var guard = new NestingGuard(clean.Text, end);
        for (var at = start; at < end; at++)
        {
            at = guard.IsLiteral ? guard.PassLiteral(at) : guard.Pass(at);
            if (guard.outer.Count > MaxBrackets || guard.depth > MaxDepth)
            {
                var limit = guard.outer.Count > MaxBrackets ? MaxBrackets : MaxDepth;
                var word = clean.Source.Span(at, Math.Max(1, Characters.NameEnd(clean.Text, at, end) - at));
                return SyntaxRules.ExpressionTooDeep.At(word, word.Text, limit);
            }
        }

        return null;
    }

    /// <summary>Whether what comes is in quotes but not in braces there.</summary>
    private bool IsLiteral => textLevel == outer.Count;

    /// <summary>Passes a character in quotes; gives the offset of the last one passed.</summary>
    private int PassLiteral(int at)
    {
        var isPair = text[at] is '{' or '}' && at + 1 < end && text[at + 1] == text[at];
        switch (text[at])
        {
            case '{' when !isPair:
                Open();
                break;
            case '"':
                textLevel = -1;
                break;
        }

        return isPair ? at + 1 : at;
    }

    private int Pass(int at)
    {
        switch (text[at])
        {
            case '(' or '[' or '{':
                Open();
                break;
            case ')' or ']' or '}' when outer.Count > 0:
                Close();
                break;
            case ',':
                depth -= operators;
                operators = 0;
                break;
            case '"':
                PassQuote();
                break;
            case '+' or '-' or '*' or '/' or '%' or '<' or '>' or '=' or '.':
                AddOperator();
                break;
            case var c when Characters.IsNameStart(c):
                return PassWord(at);
        }

        return at;
    }

    private void Open()
    {
        outer.Push(operators);
        operators = 0;
        depth++;
    }

    private void Close()
    {
        depth -= operators + 1;
        operators = outer.Pop();
    }

    /// <summary>A quote begins a text, or ends one whose braces were not closed.</summary>
    private void PassQuote()
    {
        if (textLevel < 0)
        {
            textLevel = outer.Count;
            return;
        }

        while (outer.Count > textLevel)
        {
            Close();
        }

        textLevel = -1;
    }

    private void AddOperator()
    {
        operators++;
        depth++;
    }

    private int PassWord(int at)
    {
        if (Characters.HasWord(text, at, end, "and") || Characters.HasWord(text, at, end, "or") || Characters.HasWord(text, at, end, "not"))
        {
            AddOperator();
        }

        // The word itself is not passed beyond the first letter where it is too deep: the diagnostic points there.
        return depth > MaxDepth ? at : Characters.NameEnd(text, at, end) - 1;
    }
}
