using NetDsl.Cli.Graphs.Diagrams;
using NetDsl.Cli.Graphs.Layout;
using NetDsl.Cli.Pictures;

namespace NetDsl.Cli.Graphs.Drawing;

/// <summary>Writes the picture of a network as SVG: the frames, the wires over them, the tiles over these, and the legend below.</summary>
internal sealed class SvgDrawing
{
    private const double Margin = 20;
    private const double HeadingHeight = 58;

    // Cards cover each other, so below their colour lies that of the page.
    private static readonly StyleRule Card = new("card", "fill:#ffffff", "fill:#0f1419");
    private static readonly StyleRule Before = new("before", "stroke-dasharray:5 3");

    private readonly SvgWriter svg;
    private readonly Sheet sheet;
    private readonly double left;

    private SvgDrawing(SvgWriter svg, Sheet sheet, double left) => (this.svg, this.sheet, this.left) = (svg, sheet, left);

    /// <summary>The picture of a diagram.</summary>
    public static string Write(Diagram diagram, CancellationToken cancellation)
    {
        var sheet = DrawNetwork.Run(diagram, cancellation);
        var heading = new PictureHeading(diagram);
        var legend = new Legend(diagram);
        var content = Math.Max(sheet.Size.Width, heading.Width);
        var (legendWidth, legendHeight) = legend.Measure(content);
        var width = Math.Ceiling(Math.Max(content, legendWidth));
        var height = HeadingHeight + sheet.Size.Height + legendHeight;
        var style = PictureStyle.Sheet([Card, Before, .. FamilyStyle.Rules(legend.Families)]);
        var svg = new SvgWriter(
            new Extent(width + (2 * Margin), height + (2 * Margin)), heading.Title, heading.Description, style);
        heading.Write(svg, Margin, Margin);
        var drawing = new SvgDrawing(svg, Moved(sheet, Margin + Math.Floor((width - sheet.Size.Width) / 2), Margin + HeadingHeight), Margin);
        drawing.WriteFrames();
        drawing.WriteWires();
        drawing.WriteTiles();
        drawing.WriteTexts();
        legend.Write(svg, Margin, Margin + HeadingHeight + sheet.Size.Height, width);
        return svg.Finish();
    }

    private static Sheet Moved(Sheet sheet, double right, double down)
    {
        var moved = new Sheet { Size = sheet.Size };
        moved.Add(sheet, right, down);
        return moved;
    }

    private void WriteFrames()
    {
        foreach (var frame in sheet.Frames)
        {
            svg.BeginGroup("block", Tooltip.Of(frame.Block));
            foreach (var card in Cards.Behind(frame))
            {
                svg.Rectangle(card, "card", 6);
                svg.Rectangle(card, "frame", 6);
            }

            if (frame.Block.Times > 1)
            {
                svg.Rectangle(frame.Box, "card", 6);
            }

            svg.Rectangle(frame.Box, "frame", 6);
            svg.EndGroup();
        }
    }

    private void WriteWires()
    {
        foreach (var wire in sheet.Wires.GroupBy(piece => piece.Wire.Id).OrderBy(pieces => pieces.Key))
        {
            svg.BeginGroup("value", Tooltip.Of(wire.First().Wire));
            var dashed = wire.First().Wire.Lag > 0 ? " before" : "";
            svg.Path(string.Concat(wire.Select(piece => PathData.Rounded(piece.Points, Spacing.Corner))), "wire" + dashed);
            var arrows = string.Concat(wire.Where(piece => piece.HasArrow).Select(piece => PathData.ArrowDown(piece.Points[^1], 7, 8)));
            if (arrows.Length > 0)
            {
                svg.Path(arrows, "arrow");
            }

            svg.EndGroup();
        }
    }

    private void WriteTiles()
    {
        foreach (var tile in sheet.Tiles)
        {
            svg.BeginGroup("tile", Tooltip.Of(tile.Tile));
            TileDrawing.Write(svg, tile);
            svg.EndGroup();
        }
    }

    private void WriteTexts()
    {
        foreach (var frame in sheet.Frames)
        {
            svg.Text(frame.HeadingLeft, frame.Box.Top + Spacing.Line, frame.Heading, "strong");
            for (var i = 0; i < frame.Notes.Count; i++)
            {
                svg.Text(frame.HeadingLeft, frame.Box.Top + ((i + 2) * Spacing.Line), frame.Notes[i], "note");
            }
        }

        foreach (var label in sheet.Labels)
        {
            svg.Text(label.At.X, label.At.Y, label.Text, "note");
        }
    }
}
