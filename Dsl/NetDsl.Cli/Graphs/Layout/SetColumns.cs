using NetDsl.Cli.Graphs.Diagrams;
using NetDsl.Cli.Pictures;

namespace NetDsl.Cli.Graphs.Layout;

/// <summary>Draws the rows of a level in columns, and leads the wires from the end of each column to the top of the next one.</summary>
internal sealed class SetColumns
{
    private const double Gutter = 40;

    private readonly DrawRows rows;
    private readonly IReadOnlyList<PageColumn> columns;
    private readonly int wires;

    private SetColumns(DrawRows rows, IReadOnlyList<PageColumn> columns)
    {
        (this.rows, this.columns) = (rows, columns);
        wires = columns.SkipLast(1).Select(column => rows.Gaps[column.Last].Routes.Count).DefaultIfEmpty().Max();
    }

    /// <summary>Draws them.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="top">Where the first column begins.</param>
    /// <param name="topOfOthers">Where the wires to the others may run.</param>
    /// <returns>What they take.</returns>
    public static Extent Run(DrawRows rows, IReadOnlyList<PageColumn> columns, double top, double topOfOthers)
    {
        var set = new SetColumns(rows, columns);
        var (left, bottom) = (0.0, 0.0);
        foreach (var column in columns)
        {
            var begin = left == 0 ? top : topOfOthers + set.Above;
            bottom = Math.Max(bottom, rows.Draw(column.First, column.Last, left - column.Left, begin));
            left += column.Width + set.Between;
        }

        var right = 0.0;
        foreach (var column in columns.SkipLast(1))
        {
            right += column.Width;
            bottom = Math.Max(bottom, set.LeadOver(column, right, topOfOthers));
            right += set.Between;
        }

        return new Extent(left - set.Between, bottom);
    }

    /// <summary>What the wires need above a column that they come to.</summary>
    public static double AboveColumns(DrawRows rows, IReadOnlyList<PageColumn> columns) =>
        columns.Count == 1 ? 0 : new SetColumns(rows, columns).Above;

    private double Above => (wires * Spacing.Track) + Spacing.Arrow;

    private double Between => Gutter + (wires * Spacing.Track);

    /// <summary>
    /// The wire that begins on the right goes innermost, so that wires cross no more than their order makes them.
    /// </summary>
    private double LeadOver(PageColumn column, double right, double top)
    {
        List<Route> routes = [.. rows.Gaps[column.Last].Routes.OrderByDescending(route => route.UpperX)];
        var bottom = 0.0;
        for (var i = 0; i < routes.Count; i++)
        {
            rows.DrawLabel(routes[i]);
            var track = (i + 0.5) * Spacing.Track;
            var (below, above) = (rows.BottomOf(column.Last) + Spacing.Label + track, top + track);
            var x = right + (Gutter / 2) + (i * Spacing.Track);
            bottom = below + Spacing.Track;
            foreach (var strand in routes[i].Strands)
            {
                var (upper, lower) = (rows.UpperEnd(strand), rows.LowerEnd(strand));
                rows.DrawStrand(strand, upper with { Y = below }, new Point(x, below), new Point(x, above), lower with { Y = above });
            }
        }

        return bottom;
    }
}
