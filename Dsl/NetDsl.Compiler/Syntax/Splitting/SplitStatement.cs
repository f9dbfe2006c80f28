namespace NetDsl.Compiler.Syntax.Splitting;

/// <summary>
/// A statement before it is parsed: one clause, and for <c>residual { … } shortcut { … }</c> and <c>when … { … } else { … }</c>
/// the clauses that follow.
/// </summary>
internal sealed class SplitStatement
{
    public List<Clause> Clauses { get; } = [];
}

/// <summary>A piece of a statement: characters for the grammar and, behind them, statements in braces.</summary>
/// <param name="start">Offset of the first character; no white space.</param>
internal sealed class Clause(int start)
{
    /// <summary>Offset of the first character of the piece.</summary>
    public int Start { get; } = start;

    /// <summary>Offset behind its last character that is no white space.</summary>
    public int End { get; set; }

    /// <summary>Offset of what ended the piece: blanked characters stand before it.</summary>
    public int Limit { get; set; }

    /// <summary>The statements in braces, if there are braces.</summary>
    public SplitBody? Body { get; set; }
}

/// <summary>Statements in braces, or those of the whole text.</summary>
/// <param name="open">Offset of the opening brace, or -1 for the whole text.</param>
internal sealed class SplitBody(int open)
{
    /// <summary>Offset of the opening brace, or -1 for the whole text.</summary>
    public int Open { get; } = open;

    /// <summary>Offset behind the closing brace.</summary>
    public int End { get; set; }

    /// <summary>The statements.</summary>
    public List<SplitStatement> Statements { get; } = [];
}
