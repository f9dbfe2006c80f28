using NetDsl.Compiler.Diagnostics;

namespace NetDsl.Compiler.Syntax.Splitting;

/// <summary>
/// Cuts a text into statements, in one pass and without recursion. A statement ends at a line end or a semicolon, but not in round or
/// square brackets, behind a comma or an operator, or before a brace. So a mistake in one statement never reaches the next.
/// </summary>
internal sealed class StatementSplitter(CleanText clean, DiagnosticBag diagnostics)
{
    /// <summary>How many braces may be open at once.</summary>
    public const int MaxDepth = 64;

    /// <summary>How many statements are read.</summary>
    public const int MaxStatements = 100_000;

    private readonly string text = clean.Text;
    private readonly Stack<SplitBody> bodies = new();
    private readonly Stack<SplitStatement> owners = new();
    private bool saidStray;
    private bool saidDeep;
    private int statements;
    private int? suspect;

    /// <summary>The statements of the whole text.</summary>
    public SplitBody Run()
    {
        var file = new SplitBody(-1) { End = text.Length };
        bodies.Push(file);
        var at = 0;
        while (at < text.Length && statements <= MaxStatements)
        {
            at = text[at] switch
            {
                ';' => at + 1,
                '}' => CloseBody(at),
                var c when Characters.IsSpace(c) => at + 1,
                _ => StartStatement(at),
            };
        }

        CloseAtEnd();
        clean.Reported.Sort();
        return file;
    }

    private int StartStatement(int at)
    {
        if (++statements > MaxStatements)
        {
            diagnostics.Add(SyntaxRules.TooManyStatements.At(clean.Source.Span(at, 1), MaxStatements));
            return text.Length;
        }

        var statement = new SplitStatement();
        bodies.Peek().Statements.Add(statement);
        return ReadClause(statement, at);
    }

    private int ReadClause(SplitStatement statement, int start)
    {
        var end = FindClauseEnd(start);
        var clause = new Clause(start) { End = Characters.TrimEnd(text, start, end), Limit = end };
        statement.Clauses.Add(clause);
        return end < text.Length && text[end] == '{' ? OpenBody(statement, clause, end) : end;
    }

    /// <summary>The offset of the brace, semicolon or line end that ends a clause.</summary>
    private int FindClauseEnd(int start)
    {
        for (var at = start; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '{' or '}' or ';':
                    return at;
                case '(' or '[':
                    at = Math.Max(at, clean.CloseOf[at]);
                    break;
                case '"':
                    at = text.IndexOf('"', at + 1);
                    break;
                case '\n' or '\r':
                    var next = Characters.SkipSpace(text, at, text.Length);
                    if (!Continues(start, at))
                    {
                        return next < text.Length && text[next] == '{' ? next : at;
                    }

                    at = next - 1;
                    break;
            }
        }

        return text.Length;
    }

    /// <summary>Whether a statement goes on behind a line end: a comma or an operator stands before it.</summary>
    private bool Continues(int start, int lineEnd)
    {
        var end = Characters.TrimEnd(text, start, lineEnd);
        if (end == start)
        {
            return false;
        }

        if (text[end - 1] is ',' or '+' or '-' or '*' or '/' or '%' or '<' or '>' or '=')
        {
            return true;
        }

        var word = end;
        while (word > start && end - word < 4 && Characters.IsNamePart(text[word - 1]))
        {
            word--;
        }

        return Characters.HasWord(text, word, end, "and") || Characters.HasWord(text, word, end, "or");
    }

    private int OpenBody(SplitStatement statement, Clause clause, int open)
    {
        clause.Body = new SplitBody(open);
        if (bodies.Count <= MaxDepth)
        {
            bodies.Push(clause.Body);
            owners.Push(statement);
            return open + 1;
        }

        if (!saidDeep)
        {
            diagnostics.Add(SyntaxRules.BracesTooDeep.At(clean.Source.Span(open, 1), MaxDepth));
            clean.Reported.AddRange(bodies.Select(body => body.Open).Where(offset => offset >= 0));
            saidDeep = true;
        }

        clean.Reported.Add(open);

        return clause.Body.End = SkipBody(open);
    }

    private int SkipBody(int open)
    {
        var depth = 0;
        for (var at = open; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '"':
                    at = text.IndexOf('"', at + 1);
                    break;
                case '{':
                    depth++;
                    break;
                case '}' when --depth == 0:
                    return at + 1;
            }
        }

        return text.Length;
    }

    private int CloseBody(int at)
    {
        if (bodies.Count == 1)
        {
            if (!saidStray)
            {
                diagnostics.Add(SyntaxRules.StrayClosing.At(clean.Source.Span(at, 1), '}', '{'));
                saidStray = true;
            }

            return at + 1;
        }

        suspect ??= Indentation.ClosesOutside(text, bodies.Peek().Open, at) ? bodies.Peek().Open : null;
        bodies.Pop().End = at + 1;
        var statement = owners.Pop();
        var next = Characters.SkipSpace(text, at + 1, text.Length);
        var goesOn = Characters.HasWord(text, next, text.Length, "shortcut") || Characters.HasWord(text, next, text.Length, "else");
        return goesOn ? ReadClause(statement, next) : at + 1;
    }

    private void CloseAtEnd()
    {
        if (bodies.Count > 1 && !saidDeep && statements <= MaxStatements)
        {
            diagnostics.Add(SyntaxRules.UnclosedBrace.At(clean.Source.Span(suspect ?? bodies.Peek().Open, 1)));
        }

        while (bodies.Count > 1)
        {
            bodies.Pop().End = Characters.TrimEnd(text, 0, text.Length);
        }
    }
}
