namespace NetDsl.Cli.Graphs.Layout;

/// <summary>The parts of one block in rows, with the wires between each row and the next.</summary>
/// <param name="Rows">The rows from above to below, each from left to right.</param>
/// <param name="Labelled">The wires whose shapes are written where they begin, by id.</param>
internal sealed record Level(List<List<Slot>> Rows, IReadOnlySet<int> Labelled)
{
    /// <summary>The strands between a row and the next, from left to right at their upper ends.</summary>
    public IEnumerable<Strand> Gap(int row) => Rows[row].SelectMany(slot => slot.Below);

    /// <summary>Notes the position of each slot in its row.</summary>
    public static void Number(List<Slot> row)
    {
        for (var i = 0; i < row.Count; i++)
        {
            row[i].Position = i;
        }
    }
}
