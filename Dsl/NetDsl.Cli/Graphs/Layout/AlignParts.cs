using NetDsl.Cli.Graphs.Diagrams;

namespace NetDsl.Cli.Graphs.Layout;

/// <summary>
/// Chooses what stands on one axis, so that the eye can follow the main path: passages of one wire always, a chain of parts always; at
/// a fork or a join of two paths the longer one, of three or more the middle one, and none where that leaves them symmetrical. Aligned
/// strands never cross. The idea of alignment is that of Brandes and Köpf, "Fast and simple horizontal coordinate assignment" (2002);
/// what is aligned is chosen for how networks are drawn.
/// </summary>
internal static class AlignParts
{
    public static void Run(Level level)
    {
        var (above, below) = PathLengths(level);
        for (var row = 0; row + 1 < level.Rows.Count; row++)
        {
            var aligned = new List<Strand>();
            var gap = level.Gap(row).ToList();
            foreach (var strand in gap.Where(IsPassing).Concat(gap.Where(strand => !IsPassing(strand) && IsChosen(strand, above, below))))
            {
                if (!aligned.Exists(other => Conflict(strand, other)))
                {
                    strand.IsAligned = true;
                    aligned.Add(strand);
                }
            }
        }
    }

    private static bool IsPassing(Strand strand) => strand is { Upper.Kind: SlotKind.Passage, Lower.Kind: SlotKind.Passage };

    private static bool IsChosen(Strand strand, Dictionary<Slot, int> above, Dictionary<Slot, int> below) =>
        Choose(strand.Upper.Below, other => IsSkip(other.Wire, other.Lower), other => below[other.Lower], CrossingCount.LowerPlace) == strand
        && Choose(strand.Lower.Above, other => IsSkip(other.Wire, other.Upper), other => above[other.Upper], CrossingCount.UpperPlace) == strand;

    // A value that others read as well and that passes rows goes round what they make of it.
    private static bool IsSkip(Wire wire, Slot passage) => passage.Kind == SlotKind.Passage && wire.Targets.Count > 1;

    private static Strand? Choose(List<Strand> strands, Predicate<Strand> isSkip, Func<Strand, int> length, Func<Strand, double> place)
    {
        var paths = strands.FindAll(strand => !isSkip(strand));
        return (paths.Count > 0 ? paths : strands) switch
        {
            [var only] => only,
            [var one, var other] when length(one) != length(other) => length(one) > length(other) ? one : other,
            var several when several.Count % 2 == 1 => several.OrderBy(place).ElementAt(several.Count / 2),
            _ => null,
        };
    }

    private static bool Conflict(Strand one, Strand other) =>
        one.Upper == other.Upper
        || one.Lower == other.Lower
        || (one.Upper.Position < other.Upper.Position) != (one.Lower.Position < other.Lower.Position);

    // In parts, since a wire that passes many rows is no long path.
    private static (Dictionary<Slot, int> Above, Dictionary<Slot, int> Below) PathLengths(Level level)
    {
        var above = new Dictionary<Slot, int>();
        var below = new Dictionary<Slot, int>();
        foreach (var slot in level.Rows.SelectMany(row => row))
        {
            above[slot] = slot.Above.Select(strand => above[strand.Upper]).DefaultIfEmpty().Max() + Parts(slot);
        }

        foreach (var slot in Enumerable.Reverse(level.Rows).SelectMany(row => row))
        {
            below[slot] = slot.Below.Select(strand => below[strand.Lower]).DefaultIfEmpty().Max() + Parts(slot);
        }

        return (above, below);
    }

    private static int Parts(Slot slot) => slot.Kind == SlotKind.Part ? 1 : 0;
}
