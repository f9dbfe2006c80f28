namespace NetDsl.Cli.Graphs.Layout;

/// <summary>Makes spines of the slots that are aligned, with what keeps them apart and what pulls them together.</summary>
internal static class BuildSpines
{
    /// <summary>The spines, each behind all that stand on its left.</summary>
    public static IReadOnlyList<Spine> Run(Level level)
    {
        var places = new Dictionary<Slot, (Spine Spine, double Left)>();
        var spines = new List<Spine>();
        foreach (var slot in level.Rows.SelectMany(row => row))
        {
            var aligned = slot.Above.Find(strand => strand.IsAligned);
            if (aligned is null)
            {
                spines.Add(new Spine());
            }

            places[slot] = aligned is null ? (spines[^1], 0) : Below(aligned, places);
            places[slot].Spine.Slots.Add((slot, places[slot].Left));
        }

        foreach (var row in level.Rows)
        {
            Separate(row, places);
        }

        foreach (var strand in level.Rows.SelectMany(row => row).SelectMany(slot => slot.Below).Where(strand => !strand.IsAligned))
        {
            Pull(strand, places);
        }

        return FromLeftToRight(spines);
    }

    private static (Spine Spine, double Left) Below(Strand strand, Dictionary<Slot, (Spine Spine, double Left)> places)
    {
        var (spine, left) = places[strand.Upper];
        return (spine, left + strand.Upper.ExitAxis(strand.Wire) - strand.Lower.EntryAxis(strand.Wire));
    }

    private static void Separate(List<Slot> row, Dictionary<Slot, (Spine Spine, double Left)> places)
    {
        for (var i = 1; i < row.Count; i++)
        {
            var (left, right) = (row[i - 1], row[i]);
            var space = left.Kind == SlotKind.Part && right.Kind == SlotKind.Part ? Spacing.Parts : Spacing.Wires;
            var distance = places[left].Left + left.Width + space - places[right].Left;
            var neighbours = places[right].Spine.LeftNeighbours;
            neighbours[places[left].Spine] = Math.Max(distance, neighbours.GetValueOrDefault(places[left].Spine, double.MinValue));
        }
    }

    private static void Pull(Strand strand, Dictionary<Slot, (Spine Spine, double Left)> places)
    {
        var (upper, lower) = (places[strand.Upper], places[strand.Lower]);
        if (upper.Spine == lower.Spine)
        {
            return;
        }

        var offset = upper.Left + strand.Upper.ExitAxis(strand.Wire) - (lower.Left + strand.Lower.EntryAxis(strand.Wire));
        // What skips parts goes round them; parts that follow each other stay together.
        var weight = strand.Upper.Kind == SlotKind.Part && strand.Lower.Kind == SlotKind.Part ? 2 : 1;
        lower.Spine.Pulls.Add((upper.Spine, offset, weight));
        upper.Spine.Pulls.Add((lower.Spine, -offset, weight));
    }

    // Aligned strands never cross, so "on the left of" has no circles.
    private static List<Spine> FromLeftToRight(List<Spine> spines)
    {
        var sorted = new List<Spine>();
        var seen = new HashSet<Spine>();
        foreach (var spine in spines)
        {
            var pending = new Stack<Spine>([spine]);
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
