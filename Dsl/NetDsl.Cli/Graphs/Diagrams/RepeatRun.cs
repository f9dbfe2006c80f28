namespace NetDsl.Cli.Graphs.Diagrams;

/// <summary>Blocks in a row that differ in their names only, of which the first is drawn for all.</summary>
/// <param name="Start">The first layer of the first block.</param>
/// <param name="Length">The layers of one block.</param>
/// <param name="Count">How many blocks there are.</param>
internal sealed record RepeatRun(int Start, int Length, int Count)
{
    /// <summary>The layer behind the last block.</summary>
    public int End => Start + (Length * Count);

    /// <summary>Whether a layer belongs to one of the blocks.</summary>
    public bool Holds(int layer) => layer >= Start && layer < End;

    /// <summary>In which of the blocks a layer stands, counted from 0.</summary>
    public int BlockOf(int layer) => (layer - Start) / Length;

    /// <summary>The layer of the first block that stands for a layer.</summary>
    public int Drawn(int layer) => Start + ((layer - Start) % Length);
}
