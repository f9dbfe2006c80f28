namespace NetDsl.Cli.Graphs.Layout;

/// <summary>
/// Counts how often wires cross: the inversions between their upper and their lower ends, by a tree of sums. Barth, Mutzel and Jünger,
/// "Simple and efficient bilayer cross counting" (2004).
/// </summary>
internal static class CrossingCount
{
    /// <summary>The crossings of all rows.</summary>
    public static long Of(Level level) => Enumerable.Range(0, level.Rows.Count - 1).Sum(row => Between(level.Gap(row)));

    /// <summary>Where a strand begins, in slots: the position of the slot and how far along the slot it is.</summary>
    public static double UpperPlace(Strand strand) => strand.Upper.Position + (strand.Upper.ExitOf(strand.Wire) / strand.Upper.Width);

    /// <summary>Where a strand ends, in slots.</summary>
    public static double LowerPlace(Strand strand) => strand.Lower.Position + (strand.Lower.EntryOf(strand.Wire) / strand.Lower.Width);

    private static long Between(IEnumerable<Strand> gap)
    {
        List<double> lower = [.. gap.OrderBy(UpperPlace).ThenBy(LowerPlace).Select(LowerPlace)];
        List<double> places = [.. lower.Distinct().Order()];
        var sums = new int[places.Count + 1];
        long crossings = 0;
        for (var i = lower.Count - 1; i >= 0; i--)
        {
            var rank = places.BinarySearch(lower[i]);
            crossings += Sum(sums, rank);
            Increase(sums, rank + 1);
        }

        return crossings;
    }

    private static int Sum(int[] sums, int count)
    {
        var sum = 0;
        for (var i = count; i > 0; i -= i & -i)
        {
            sum += sums[i];
        }

        return sum;
    }

    private static void Increase(int[] sums, int index)
    {
        for (var i = index; i < sums.Length; i += i & -i)
        {
            sums[i]++;
        }
    }
}
