namespace NetDsl.Cli.Graphs.Layout;

/// <summary>Makes columns of the slots that straight strands connect, with what keeps them apart and what pulls them together.</summary>
internal static class BuildColumns
{
    /// <summary>The columns, each behind all that stand on its left.</summary>
    public static IReadOnlyList<Column> Run(Level level)
    {
        var places = new Dictionary<Slot, (Column Column, double Left)>();
        var columns = new List<Column>();
        foreach (var slot in level.Rows.SelectMany(row => row))
        {
            var straight = slot.Above.Find(strand => strand.IsStraight);
            if (straight is null)
            {
                columns.Add(new Column());
            }

            places[slot] = straight is null ? (columns[^1], 0) : Below(straight, places);
            places[slot].Column.Slots.Add((slot, places[slot].Left));
        }

        foreach (var row in level.Rows)
        {
            Separate(row, places);
        }

        foreach (var strand in level.Rows.SelectMany(row => row).SelectMany(slot => slot.Below).Where(strand => !strand.IsStraight))
        {
            Pull(strand, places);
        }

        return FromLeftToRight(columns);
    }

    private static (Column Column, double Left) Below(Strand strand, Dictionary<Slot, (Column Column, double Left)> places)
    {
        var (column, left) = places[strand.Upper];
        return (column, left + strand.Upper.ExitAxis(strand.Wire) - strand.Lower.EntryAxis(strand.Wire));
    }

    private static void Separate(List<Slot> row, Dictionary<Slot, (Column Column, double Left)> places)
    {
        for (var i = 1; i < row.Count; i++)
        {
            var (left, right) = (row[i - 1], row[i]);
            var space = left.Kind == SlotKind.Part && right.Kind == SlotKind.Part ? Spacing.Parts : Spacing.Wires;
            var distance = places[left].Left + left.Width + space - places[right].Left;
            var neighbours = places[right].Column.LeftNeighbours;
            neighbours[places[left].Column] = Math.Max(distance, neighbours.GetValueOrDefault(places[left].Column, double.MinValue));
        }
    }

    private static void Pull(Strand strand, Dictionary<Slot, (Column Column, double Left)> places)
    {
        var (upper, lower) = (places[strand.Upper], places[strand.Lower]);
        if (upper.Column == lower.Column)
        {
            return;
        }

        var offset = upper.Left + strand.Upper.ExitAxis(strand.Wire) - (lower.Left + strand.Lower.EntryAxis(strand.Wire));
        // What skips parts goes round them; parts that follow each other stay together.
        var weight = strand.Upper.Kind == SlotKind.Part && strand.Lower.Kind == SlotKind.Part ? 2 : 1;
        lower.Column.Pulls.Add((upper.Column, offset, weight));
        upper.Column.Pulls.Add((lower.Column, -offset, weight));
    }

    // Straight strands never cross, so "on the left of" has no circles.
    private static List<Column> FromLeftToRight(List<Column> columns)
    {
        var sorted = new List<Column>();
        var seen = new HashSet<Column>();
        foreach (var column in columns)
        {
            var pending = new Stack<Column>([column]);
            while (pending.TryPeek(out var next))
            {
                var first = seen.Contains(next) ? null : next.LeftNeighbours.Keys.FirstOrDefault(left => !seen.Contains(left));
                if (first is not null)
                {
                    pending.Push(first);
                    continue;
                }

                pending.Pop();
                if (seen.Add(next))
                {
                    sorted.Add(next);
                }
            }
        }

        return sorted;
    }
}
