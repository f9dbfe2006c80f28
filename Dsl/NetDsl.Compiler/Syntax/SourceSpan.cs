namespace NetDsl.Compiler.Syntax;

/// <summary>Some characters of a text: where a diagnostic points.</summary>
/// <param name="Source">The text.</param>
/// <param name="Start">Offset of the first character.</param>
/// <param name="Length">Number of characters; 0 points between two.</param>
public readonly record struct SourceSpan(SourceText Source, int Start, int Length)
{
    /// <summary>Offset behind the last character.</summary>
    public int End => Start + Length;

    /// <summary>The characters themselves.</summary>
    public string Text => Source.Text.Substring(Start, Length);

    /// <summary>The span from the start of this one to the end of another one in the same text.</summary>
    public SourceSpan To(SourceSpan last) => new(Source, Start, Math.Max(last.End, End) - Start);

    /// <inheritdoc/>
    public override string ToString()
    {
        var (line, column) = Source.PositionOf(Start);
        return FormattableString.Invariant($"{Source.Path}({line},{column})");
    }
}
