using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Syntax.Splitting;
using Sprache;

namespace NetDsl.Compiler.Syntax.Grammar;

/// <summary>
/// What Sprache reads: one piece of a text. Positions are offsets in the whole text, so spans need no correction, and moving on by a word
/// costs one small object rather than one a character.
/// </summary>
internal sealed class PieceInput : IInput
{
    private readonly Piece piece;
    private Dictionary<object, object>? memos;

    private PieceInput(Piece piece, int position)
    {
        this.piece = piece;
        Position = position;
    }

    /// <summary>The input at the first character of a piece.</summary>
    public PieceInput(CleanText clean, DiagnosticBag diagnostics, int start, int end)
        : this(new Piece(clean, diagnostics, end), start)
    {
    }

    /// <inheritdoc/>
    public int Position { get; }

    /// <summary>Offset behind the last character of the piece.</summary>
    public int End => piece.End;

    /// <summary>Takes mistakes that do not keep the grammar from reading on, such as a number that is too large.</summary>
    public DiagnosticBag Diagnostics => piece.Diagnostics;

    /// <inheritdoc/>
    public string Source => piece.Clean.Text;

    /// <inheritdoc/>
    public char Current => AtEnd ? '\0' : Source[Position];

    /// <inheritdoc/>
    public bool AtEnd => Position >= End;

    /// <inheritdoc/>
    public int Line => piece.Clean.Source.PositionOf(Position).Line;

    /// <inheritdoc/>
    public int Column => piece.Clean.Source.PositionOf(Position).Column;

    /// <inheritdoc/>
    public IDictionary<object, object> Memos => memos ??= [];

    /// <inheritdoc/>
    public IInput Advance() => At(Position + 1);

    /// <summary>The input at another offset.</summary>
    public PieceInput At(int position) => position == Position ? this : new PieceInput(piece, position);

    /// <summary>The input at the first character of a part of this piece.</summary>
    public PieceInput Between(int start, int end) => new(new Piece(piece.Clean, piece.Diagnostics, end), start);

    /// <summary>The characters from here to an offset.</summary>
    public SourceSpan SpanTo(int end) => piece.Clean.Source.Span(Position, end - Position);

    /// <inheritdoc/>
    public bool Equals(IInput? other) => other is PieceInput input && input.Position == Position && ReferenceEquals(input.piece, piece);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as IInput);

    /// <inheritdoc/>
    public override int GetHashCode() => Position;

    private sealed class Piece(CleanText clean, DiagnosticBag diagnostics, int end)
    {
        public CleanText Clean { get; } = clean;

        public DiagnosticBag Diagnostics { get; } = diagnostics;

        public int End { get; } = end;
    }
}
