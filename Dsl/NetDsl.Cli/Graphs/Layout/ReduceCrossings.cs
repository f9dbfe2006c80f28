namespace NetDsl.Cli.Graphs.Layout;

/// <summary>
/// Orders the slots of each row so that few wires cross: sweeps down and up that sort a row by the mean position of what its slots are
/// connected with in the row before. Sugiyama, Tagawa and Toda (1981), step 2, the barycentre method. The best order seen is kept.
/// </summary>
internal static class ReduceCrossings
{
    private const int Sweeps = 16;

    public static void Run(Level level)
    {
        var best = level.Rows.ConvertAll(row => row.ToArray());
        var fewest = CrossingCount.Of(level);
        for (var sweep = 0; sweep < Sweeps && fewest > 0; sweep++)
        {
            Sweep(level, down: sweep % 2 == 0);
            var crossings = CrossingCount.Of(level);
            if (crossings < fewest)
            {
                fewest = crossings;
                best = level.Rows.ConvertAll(row => row.ToArray());
            }
        }

        for (var row = 0; row < best.Count; row++)
        {
            level.Rows[row].Clear();
            level.Rows[row].AddRange(best[row]);
            Level.Number(level.Rows[row]);
        }
    }

    private static void Sweep(Level level, bool down)
    {
        for (var i = 1; i < level.Rows.Count; i++)
        {
            var row = level.Rows[down ? i : level.Rows.Count - 1 - i];
            // Sorting is stable: slots that nothing tells apart keep their order.
            List<Slot> sorted = [.. row.OrderBy(slot => Barycentre(slot, down))];
            row.Clear();
            row.AddRange(sorted);
            Level.Number(row);
        }
    }

    private static double Barycentre(Slot slot, bool down)
    {
        var strands = down ? slot.Above : slot.Below;
        return strands.Count == 0
            ? slot.Position
            : strands.Average(strand => down ? CrossingCount.UpperPlace(strand) : CrossingCount.LowerPlace(strand));
    }
}
