namespace NetDsl.Cli.Graphs.Layout;

/// <summary>
/// Says where each strand ends. Those that come into a tile stand side by side in the order in which they come, an aligned one in the
/// middle; where a block begins, its own drawing says so.
/// </summary>
internal static class PlacePins
{
    private const double Distance = 20;

    public static void Run(Level level)
    {
        foreach (var slot in level.Rows.SelectMany(row => row))
        {
            if (slot.Sheet is { IsLeaf: true })
            {
                Spread(slot);
                continue;
            }

            foreach (var strand in slot.Above)
            {
                strand.LowerX = slot.Left + slot.EntryOf(strand.Wire);
            }
        }
    }

    private static void Spread(Slot slot)
    {
        List<Strand> strands = [.. slot.Above.OrderBy(strand => strand.UpperX)];
        var middle = strands.FindIndex(strand => strand.IsAligned);
        var room = (slot.Width / 2) - 10;
        var center = middle >= 0 ? middle : (strands.Count - 1) / 2.0;
        var steps = Math.Max(center, strands.Count - 1 - center);
        var distance = Math.Min(Distance, room / Math.Max(1, steps));
        for (var i = 0; i < strands.Count; i++)
        {
            strands[i].LowerX = slot.Left + (slot.Width / 2) + Math.Round((i - center) * distance);
        }

        // A bend of a few pixels looks like a mistake; a tile can be entered beside its middle.
        if (strands.Count == 1 && Math.Abs(strands[0].UpperX - strands[0].LowerX) <= room)
        {
            strands[0].LowerX = strands[0].UpperX;
        }
    }
}
