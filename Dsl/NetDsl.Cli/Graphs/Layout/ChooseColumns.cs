namespace NetDsl.Cli.Graphs.Layout;

/// <summary>Some rows of a network that stand below each other on the page.</summary>
/// <param name="First">The first row.</param>
/// <param name="Last">The last row.</param>
/// <param name="Left">The left end of what is in them.</param>
/// <param name="Width">The width of what is in them.</param>
/// <param name="Height">The height of the rows and the space between them.</param>
internal sealed record PageColumn(int First, int Last, double Left, double Width, double Height);

/// <summary>
/// Breaks a network or a block that is much higher than wide into columns, as a text is set, at rows between which few wires run. The number of
/// columns is the one that comes nearest to the proportions of a page on a screen.
/// </summary>
internal static class ChooseColumns
{
    private const double Proportion = 1.5;
    private const int MostColumns = 64;
    private const int MostWires = 3;

    /// <param name="level">The rows.</param>
    /// <param name="rows">Their drawing.</param>
    /// <param name="heightOfOne">What is no higher stays one column.</param>
    public static IReadOnlyList<PageColumn> Run(Level level, DrawRows rows, double heightOfOne)
    {
        var whole = Column(level, rows, 0, level.Rows.Count - 1);
        if (whole.Height <= heightOfOne)
        {
            return [whole];
        }

        // A column is as high as its highest row at least, so shorter ones would save nothing.
        var highest = Enumerable.Range(0, level.Rows.Count).Max(rows.HeightOf);
        return Enumerable.Range(1, MostColumns)
            .Select(count => Break(level, rows, Math.Max(highest, whole.Height / count)))
            .MinBy(columns => Math.Abs(Math.Log(columns.Sum(column => column.Width) / columns.Max(column => column.Height) / Proportion)))!;
    }

    private static List<PageColumn> Break(Level level, DrawRows rows, double target)
    {
        var columns = new List<PageColumn>();
        var first = 0;
        while (first < level.Rows.Count)
        {
            var last = LastRow(level, rows, first, target);
            columns.Add(Column(level, rows, first, last));
            first = last + 1;
        }

        return columns;
    }

    // Among the rows near the target the one with the fewest wires below it, then the nearest.
    private static int LastRow(Level level, DrawRows rows, int first, double target)
    {
        var best = level.Rows.Count - 1;
        var (fewest, nearest) = (int.MaxValue, double.MaxValue);
        var height = 0.0;
        for (var row = first; row + 1 < level.Rows.Count; row++)
        {
            height += rows.HeightOf(row);
            var (wires, distance) = (rows.Gaps[row].Routes.Count, Math.Abs(height - target));
            if (height > target * 0.7 && wires <= MostWires && HasParts(level.Rows[row + 1]) && (height < target * 1.15 || fewest == int.MaxValue)
                && (wires < fewest || (wires == fewest && distance < nearest)))
            {
                (best, fewest, nearest) = (row, wires, distance);
            }

            height += rows.Gaps[row].Height;
        }

        // What would be left for a last column may not be worth one.
        return height - target < target * 0.15 ? level.Rows.Count - 1 : best;
    }

    // The exits alone are no column.
    private static bool HasParts(List<Slot> row) => row.Exists(slot => slot.Kind != SlotKind.Exit);

    private static PageColumn Column(Level level, DrawRows rows, int first, int last)
    {
        var slots = level.Rows[first..(last + 1)].SelectMany(row => row).ToList();
        var left = slots.Min(slot => slot.Left);
        var height = Enumerable.Range(first, last - first + 1).Sum(row => rows.HeightOf(row) + (row < last ? rows.Gaps[row].Height : 0));
        return new PageColumn(first, last, left, slots.Max(slot => slot.Left + slot.Width) - left, height);
    }
}
