using NetDsl.Cli.Graphs.Diagrams;
using NetDsl.Cli.Pictures;

namespace NetDsl.Cli.Graphs.Layout;

/// <summary>The space between two rows.</summary>
/// <param name="Routes">The wires in it.</param>
/// <param name="Above">What is left free above the tracks: labels, or the heading of the block.</param>
/// <param name="Height">The whole height.</param>
internal sealed record GapPlan(IReadOnlyList<Route> Routes, double Above, double Height);

/// <summary>Draws the rows of a level below each other, and the wires between them.</summary>
internal sealed class DrawRows
{
    private readonly Level level;
    private readonly Sheet sheet;
    private readonly double[] tops;
    private readonly double[] shifts;

    public DrawRows(Level level, Sheet sheet)
    {
        (this.level, this.sheet) = (level, sheet);
        tops = new double[level.Rows.Count];
        shifts = new double[level.Rows.Count];
        Gaps = [.. Enumerable.Range(0, level.Rows.Count - 1).Select(Plan)];
    }

    /// <summary>Whether the level is that of the whole network, where the output ends in an arrow.</summary>
    public bool IsRoot { get; init; }

    /// <summary>The space below each row but the last.</summary>
    public IReadOnlyList<GapPlan> Gaps { get; }

    /// <summary>The height of a row.</summary>
    public double HeightOf(int row) => level.Rows[row].Max(slot => slot.Height);

    /// <summary>Where a row that is drawn ends.</summary>
    public double BottomOf(int row) => tops[row] + HeightOf(row);

    /// <summary>Draws rows below each other.</summary>
    /// <param name="first">The first of them.</param>
    /// <param name="last">The last of them.</param>
    /// <param name="right">How far they are moved to the right.</param>
    /// <param name="top">Where the first one begins.</param>
    /// <returns>Where the last one ends.</returns>
    public double Draw(int first, int last, double right, double top)
    {
        for (var row = first; row <= last; row++)
        {
            (tops[row], shifts[row]) = (top, right);
            foreach (var slot in level.Rows[row].Where(slot => slot.Sheet is not null))
            {
                sheet.Add(slot.Sheet!, slot.Left + right, top);
            }

            top += HeightOf(row) + (row < last ? Gaps[row].Height : 0);
        }

        for (var row = first; row < last; row++)
        {
            DrawGap(row);
        }

        return top;
    }

    /// <summary>Where the one wire of an entry or an exit runs.</summary>
    public double WireX(Slot slot) => slot.Left + (Spacing.WireWidth / 2) + shifts[slot.Row];

    /// <summary>Where a strand ends.</summary>
    public Point LowerEnd(Strand strand) => new(strand.LowerX + shifts[strand.Lower.Row], tops[strand.Lower.Row]);

    /// <summary>Where a strand begins: below its part; a passage begins where the wire comes in, so that it is drawn as well.</summary>
    public Point UpperEnd(Strand strand) => new(strand.UpperX + shifts[strand.Upper.Row], tops[strand.Upper.Row] + strand.Upper.Height);

    /// <summary>Draws a piece of a wire, with an arrow where it ends at a tile.</summary>
    public void DrawStrand(Strand strand, params IEnumerable<Point> corners) => sheet.Wires.Add(new PlacedWire(
        strand.Wire,
        [UpperEnd(strand), .. corners, LowerEnd(strand)],
        HasArrow: strand.Lower is { Sheet.IsLeaf: true } || (strand.Wire.LeavesNetwork && strand.Lower.Kind == SlotKind.Exit && IsRoot)));

    /// <summary>Writes the shape of a wire where it begins.</summary>
    public void DrawLabel(Route route)
    {
        var strand = route.Strands[0];
        if (strand.Upper.Kind == SlotKind.Part && level.Labelled.Contains(route.Wire.Id))
        {
            sheet.Labels.Add(new PlacedLabel(TileText.Shape(route.Wire), UpperEnd(strand).Moved(5, Spacing.Label - 3)));
        }
    }

    private void DrawGap(int row)
    {
        var plan = Gaps[row];
        var top = tops[row] + HeightOf(row) + plan.Above;
        foreach (var route in plan.Routes)
        {
            DrawLabel(route);
            var y = top + ((route.Track + 0.5) * Spacing.Track);
            foreach (var strand in route.Strands)
            {
                var (upper, lower) = (UpperEnd(strand), LowerEnd(strand));
                DrawStrand(strand, upper.X == lower.X ? [] : [upper with { Y = y }, lower with { Y = y }]);
            }
        }
    }

    private GapPlan Plan(int row)
    {
        var (routes, tracks) = RouteChannel.Run(level.Gap(row));
        var strands = level.Gap(row).ToList();
        var above = strands.Exists(strand => strand.Upper.Kind == SlotKind.Entry) ? Spacing.Heading
            : routes.Any(route => route.Strands[0].Upper.Kind == SlotKind.Part && level.Labelled.Contains(route.Wire.Id)) ? Spacing.Label
            : 0;
        var below = strands.Exists(strand => strand.Lower.Sheet is { IsLeaf: true }) ? Spacing.Arrow : Spacing.Bottom;
        return new GapPlan(routes, above, Math.Max(Spacing.Gap, above + (tracks * Spacing.Track) + below));
    }
}
