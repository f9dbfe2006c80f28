using NetDsl.Cli.Graphs.Diagrams;
using NetDsl.Cli.Pictures;

namespace NetDsl.Cli.Graphs.Layout;

/// <summary>Draws a whole network, in columns where it is high.</summary>
internal static class DrawNetwork
{
    private const double Gutter = 40;

    public static Sheet Run(Diagram diagram, CancellationToken cancellation)
    {
        var level = new DrawBlock(diagram, cancellation).Arrange(diagram.Root);
        var sheet = new Sheet();
        var rows = new DrawRows(level, sheet) { IsRoot = true };
        var columns = ChooseColumns.Run(level, rows);
        // Every column begins below the wires that come from the one before.
        var wires = columns.SkipLast(1).Select(column => rows.Gaps[column.Last].Routes.Count).DefaultIfEmpty().Max();
        var top = columns.Count == 1 ? 0 : (wires * Spacing.Track) + Spacing.Arrow;
        var (left, bottom) = (0.0, 0.0);
        foreach (var column in columns)
        {
            bottom = Math.Max(bottom, rows.Draw(column.First, column.Last, left - column.Left, top));
            left += column.Width + Gutter + (wires * Spacing.Track);
        }

        var right = 0.0;
        for (var i = 0; i + 1 < columns.Count; i++)
        {
            right += columns[i].Width;
            bottom = Math.Max(bottom, LeadOver(rows, columns[i], right));
            right += Gutter + (wires * Spacing.Track);
        }

        sheet.Size = new Extent(left - Gutter - (wires * Spacing.Track), bottom);
        return sheet;
    }

    /// <summary>
    /// Leads the wires from the end of a column up to the next one. The one that begins on the right goes innermost, so that wires cross
    /// no more than their order makes them.
    /// </summary>
    private static double LeadOver(DrawRows rows, PageColumn column, double right)
    {
        List<Route> routes = [.. rows.Gaps[column.Last].Routes.OrderByDescending(route => route.UpperX)];
        var bottom = 0.0;
        for (var i = 0; i < routes.Count; i++)
        {
            rows.DrawLabel(routes[i]);
            var x = right + (Gutter / 2) + (i * Spacing.Track);
            var below = rows.BottomOf(column.Last) + Spacing.Label + ((i + 0.5) * Spacing.Track);
            var above = (i + 0.5) * Spacing.Track;
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
