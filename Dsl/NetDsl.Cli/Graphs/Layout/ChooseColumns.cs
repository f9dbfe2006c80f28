namespace NetDsl.Cli.Graphs.Layout;

/// <summary>Some rows of a network that stand below each other on the page.</summary>
/// <param name="First">The first row.</param>
/// <param name="Last">The last row.</param>
/// <param name="Left">The left end of what is in them.</param>
/// <param name="Width">The width of what is in them.</param>
/// <param name="Height">The height of the rows and the space between them.</param>
internal sealed record PageColumn(int First, int Last, double Left, double Width, double Height);

/// <summary>When rows are broken into columns.</summary>
/// <param name="HeightOfOne">What is no higher stays one column.</param>
/// <param name="MostWires">How many wires may lead from a column to the next.</param>
internal sealed record BreakRule(double HeightOfOne, int MostWires);

/// <summary>
/// Breaks a network or a block that is much higher than wide into columns, as a text is set, at rows between which few wires run. The
/// columns are as even as they can be, and as many as bring the whole nearest to the proportions of a page on a screen.
/// </summary>
internal sealed class ChooseColumns
{
    private const double Proportion = 1.5;
    private const int MostColumns = 64;
    private const int Halvings = 20;

    private readonly Level level;
    private readonly DrawRows rows;
    private readonly double[] tops;

    private ChooseColumns(Level level, DrawRows rows)
    {
        (this.level, this.rows) = (level, rows);
        tops = new double[level.Rows.Count];
        for (var row = 1; row < tops.Length; row++)
        {
            tops[row] = tops[row - 1] + rows.HeightOf(row - 1) + rows.Gaps[row - 1].Height;
        }
    }

    /// <param name="level">The rows.</param>
    /// <param name="rows">Their drawing.</param>
    /// <param name="rule">When a column is broken.</param>
    public static IReadOnlyList<PageColumn> Run(Level level, DrawRows rows, BreakRule rule)
    {
        var choice = new ChooseColumns(level, rows);
        if (choice.HeightOf(0, level.Rows.Count - 1) <= rule.HeightOfOne)
        {
            return [choice.Column(0, level.Rows.Count - 1)];
        }

        var breaks = choice.Breaks(rule.MostWires);
        return Enumerable.Range(1, MostColumns)
            .Select(count => choice.Columns(breaks, choice.EvenHeight(breaks, count)))
            .MinBy(columns => Math.Abs(Math.Log(columns.Sum(column => column.Width) / columns.Max(column => column.Height) / Proportion)))!;
    }

    /// <summary>
    /// The rows that a column may end with. Where one wire is too few to break a high network at all, there may be more, but no more
    /// than are needed.
    /// </summary>
    private List<int> Breaks(int mostWires)
    {
        var all = BreaksOf(mostWires);
        var needed = HighestOf(all) * 1.5;
        return Enumerable.Range(1, mostWires).Select(BreaksOf).First(breaks => HighestOf(breaks) <= needed);
    }

    // The exits alone are no column.
    private List<int> BreaksOf(int wires) =>
    [
        .. Enumerable.Range(0, rows.Gaps.Count)
            .Where(row => rows.Gaps[row].Routes.Count <= wires && level.Rows[row + 1].Exists(slot => slot.Kind != SlotKind.Exit)),
        level.Rows.Count - 1,
    ];

    private double HighestOf(List<int> breaks) => breaks.Zip(breaks.Prepend(-1)).Max(pair => HeightOf(pair.Second + 1, pair.First));

    /// <summary>The least height with which so many columns suffice, found by halving.</summary>
    private double EvenHeight(List<int> breaks, int count)
    {
        var (low, high) = (HighestOf(breaks), HeightOf(0, level.Rows.Count - 1));
        for (var i = 0; i < Halvings; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = Ends(breaks, middle).Count <= count ? (low, middle) : (middle, high);
        }

        return high;
    }

    private List<PageColumn> Columns(List<int> breaks, double height)
    {
        var ends = Ends(breaks, height);
        return [.. ends.Zip(ends.Prepend(-1), (last, before) => Column(before + 1, last))];
    }

    /// <summary>The last rows of columns that are as full as the height allows.</summary>
    private List<int> Ends(List<int> breaks, double height)
    {
        var ends = new List<int>();
        var first = 0;
        for (var i = 0; i < breaks.Count; i++)
        {
            if (i + 1 == breaks.Count || HeightOf(first, breaks[i + 1]) > height)
            {
                ends.Add(breaks[i]);
                first = breaks[i] + 1;
            }
        }

        return ends;
    }

    private double HeightOf(int first, int last) => tops[last] + rows.HeightOf(last) - tops[first];

    private PageColumn Column(int first, int last)
    {
        var slots = level.Rows[first..(last + 1)].SelectMany(row => row).ToList();
        var left = slots.Min(slot => slot.Left);
        return new PageColumn(first, last, left, slots.Max(slot => slot.Left + slot.Width) - left, HeightOf(first, last));
    }
}
