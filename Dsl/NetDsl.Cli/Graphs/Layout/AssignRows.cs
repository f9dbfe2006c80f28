using NetDsl.Cli.Graphs.Diagrams;
using NetDsl.Cli.Pictures;

namespace NetDsl.Cli.Graphs.Layout;

/// <summary>A wire within a block: where it begins there, and where it ends.</summary>
internal sealed record LevelWire(Wire Wire, Slot Source, IReadOnlyList<Slot> Targets)
{
    /// <summary>
    /// Whether its shape is written here: where a part reads it, and at the end of the network, but not again where it only comes into
    /// a block or leaves one.
    /// </summary>
    public bool IsLabelled(bool isRoot) =>
        Source.Kind == SlotKind.Part && ((isRoot && Wire.LeavesNetwork) || Targets.Any(target => target.Kind == SlotKind.Part));
}

/// <summary>
/// Puts the parts of a block into rows, each below all that it reads: the longest path from the entries. A wire that crosses rows takes
/// a passage in each, one for all of its readers. Sugiyama, Tagawa and Toda, "Methods for visual understanding of hierarchical system
/// structures" (1981), step 1.
/// </summary>
internal static class AssignRows
{
    /// <param name="slots">The entries, then the parts in the order of the network, then the exits.</param>
    /// <param name="wires">The wires between them.</param>
    /// <param name="isRoot">Whether they are those of the whole network.</param>
    public static Level Run(IReadOnlyList<Slot> slots, IReadOnlyList<LevelWire> wires, bool isRoot)
    {
        var bySource = wires.ToLookup(wire => wire.Source);
        var hasEntries = slots[0].Kind == SlotKind.Entry;
        foreach (var slot in slots)
        {
            slot.Row = slot.Kind == SlotKind.Part && hasEntries ? Math.Max(slot.Row, 1) : slot.Row;
            foreach (var target in bySource[slot].SelectMany(wire => wire.Targets))
            {
                target.Row = Math.Max(target.Row, slot.Row + 1);
            }
        }

        var last = slots.Max(slot => slot.Row);
        foreach (var exit in slots.Where(slot => slot.Kind == SlotKind.Exit))
        {
            exit.Row = last;
        }

        var rows = Enumerable.Range(0, last + 1).Select(_ => new List<Slot>()).ToList();
        foreach (var slot in slots)
        {
            rows[slot.Row].Add(slot);
        }

        foreach (var wire in wires)
        {
            Connect(wire, rows);
        }

        rows.ForEach(Level.Number);
        return new Level(rows, wires.Where(wire => wire.IsLabelled(isRoot)).Select(wire => wire.Wire.Id).ToHashSet());
    }

    private static void Connect(LevelWire wire, List<List<Slot>> rows)
    {
        var upper = wire.Source;
        var last = wire.Targets.Max(target => target.Row);
        for (var row = wire.Source.Row + 1; row <= last; row++)
        {
            foreach (var target in wire.Targets.Where(target => target.Row == row))
            {
                Join(wire.Wire, upper, target);
            }

            if (row == last)
            {
                return;
            }

            var passage = new Slot(SlotKind.Passage, Spacing.WireWidth) { Row = row };
            rows[row].Add(passage);
            Join(wire.Wire, upper, passage);
            upper = passage;
        }
    }

    private static void Join(Wire wire, Slot upper, Slot lower)
    {
        var strand = new Strand(wire, upper, lower);
        upper.Below.Add(strand);
        lower.Above.Add(strand);
    }
}
