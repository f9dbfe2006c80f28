using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Syntax.Splitting;

namespace NetDsl.Compiler.Syntax.Grammar;

/// <summary>
/// Keeps pieces from the grammar whose tree would be too deep for it, and for those who read the tree after it. Brackets and operators are
/// counted in one pass: each adds one level to the tree at most, and a comma ends the operators of its bracket.
/// </summary>
internal static class NestingGuard
{
    /// <summary>How many brackets may be open at once.</summary>
    public const int MaxBrackets = 64;

    /// <summary>How deep the tree of an expression may be.</summary>
    public const int MaxDepth = 256;

    /// <summary>Reports a piece whose tree would be too deep.</summary>
    public static bool IsTooDeep(CleanText clean, int start, int end, DiagnosticBag diagnostics)
    {
        var text = clean.Text;
        var levels = new Stack<int>();
        var operators = 0;
        var depth = 0;
        for (var at = start; at < end; at++)
        {
            switch (text[at])
            {
                case '(' or '[' or '{':
                    levels.Push(operators);
                    operators = 0;
                    depth++;
                    break;
                case ')' or ']' or '}' when levels.Count > 0:
                    depth -= operators + 1;
                    operators = levels.Pop();
                    break;
                case ',':
                    depth -= operators;
                    operators = 0;
                    break;
                case var c when AddsLevel(text, start, at, end, c):
                    operators++;
                    depth++;
                    break;
            }

            if (levels.Count > MaxBrackets || depth > MaxDepth)
            {
                var limit = levels.Count > MaxBrackets ? MaxBrackets : MaxDepth;
                diagnostics.Add(SyntaxRules.ExpressionTooDeep.At(clean.Source.Span(at, 1), text[at], limit));
                return true;
            }
        }

        return false;
    }

    private static bool AddsLevel(string text, int start, int at, int end, char c) =>
        c is '+' or '-' or '*' or '/' or '%' or '<' or '>' or '=' or '.' || (IsWordStart(text, start, at, c) && IsOperatorWord(text, at, end));

    private static bool IsWordStart(string text, int start, int at, char c) =>
        c is 'a' or 'o' or 'n' && (at == start || !Characters.IsNamePart(text[at - 1]));

    private static bool IsOperatorWord(string text, int at, int end) =>
        Characters.HasWord(text, at, end, "and") || Characters.HasWord(text, at, end, "or") || Characters.HasWord(text, at, end, "not");
}
