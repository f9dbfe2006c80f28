using NetDsl.Cli.Graphs.Diagrams;
using NetDsl.Cli.Graphs.Layout;
using NetDsl.Cli.Pictures;

namespace NetDsl.Cli.Graphs.Drawing;

/// <summary>Writes a tile: a strip of colour for each layer in it, its text, and one outline.</summary>
internal static class TileDrawing
{
    private const double Radius = 4;
    private const double BaseLine = 12;

    public static void Write(SvgWriter svg, PlacedTile tile)
    {
        var box = tile.Box;
        svg.Rectangle(box, FamilyStyle.ClassOf(tile.Lines[0].Family), Radius);
        WriteStrips(svg, tile);
        svg.Rectangle(box, FamilyStyle.ClassOf(tile.Lines[0].Family) + "-line", Radius);
        for (var i = 0; i < tile.Lines.Count; i++)
        {
            var line = tile.Lines[i];
            var y = box.Top + (i * Spacing.Line) + BaseLine;
            svg.Text(box.Left + Spacing.TileSide, y, line.Text, line.IsName ? "strong" : "text");
            if (line.Count.Length > 0)
            {
                svg.Text(box.Right - Spacing.TileSide, y, line.Count, "note", TextAnchor.End);
            }
        }
    }

    // The first strip is the tile itself; the last one ends in round corners, so it is drawn higher and covered by the one before it.
    private static void WriteStrips(SvgWriter svg, PlacedTile tile)
    {
        var (box, lines) = (tile.Box, tile.Lines);
        for (var i = lines.Count - 1; i > 0; i--)
        {
            if (lines[i].Family == lines[0].Family && lines.Take(i).All(line => line.Family == lines[0].Family))
            {
                continue;
            }

            var top = box.Top + (i * Spacing.Line);
            var style = FamilyStyle.ClassOf(lines[i].Family);
            if (i == lines.Count - 1)
            {
                svg.Rectangle(box with { Top = top, Height = box.Bottom - top }, style, Radius);
                svg.Rectangle(box with { Top = top, Height = Spacing.Line / 2 }, style);
            }
            else
            {
                svg.Rectangle(box with { Top = top, Height = Spacing.Line }, style);
            }
        }
    }
}
