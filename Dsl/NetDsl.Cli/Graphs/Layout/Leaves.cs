using NetDsl.Cli.Graphs.Diagrams;
using NetDsl.Cli.Pictures;
using NetDsl.Compiler.Emit;

namespace NetDsl.Cli.Graphs.Layout;

/// <summary>Draws what has nothing inside: tiles, and blocks that are closed.</summary>
internal static class Leaves
{
    /// <summary>The drawing of a tile.</summary>
    public static Sheet Draw(Tile tile, Block within, IReadOnlyList<Wire> leaving)
    {
        var room = Spacing.WideTile - (2 * Spacing.TileSide);
        IReadOnlyList<TileLine> lines = [.. TileText.Lines(tile, within).Select(line => Fit(line, room))];
        var sheet = Empty(lines.Max(line => line.Width), lines.Count * Spacing.Line, leaving);
        sheet.Tiles.Add(new PlacedTile(tile, lines, new Box(0, 0, sheet.Size.Width, sheet.Size.Height)));
        return sheet;
    }

    /// <summary>The drawing of a closed block.</summary>
    public static Sheet Draw(Block block, Block within, IReadOnlyList<Wire> leaving)
    {
        var heading = TextMeasure.Fit(TileText.Heading(block, within), Spacing.WideTile, PictureStyle.TextSize, isBold: true);
        var parameters = block.Layers.Sum(layer => layer.Facts.Parameters);
        string[] notes = [$"{LayerTable.Number(block.Layers.Count)} layers", $"{LayerTable.Number(parameters)} parameters"];
        var width = notes.Max(note => TextMeasure.Width(note, PictureStyle.NoteSize));
        var headingWidth = TextMeasure.Width(heading, PictureStyle.TextSize, isBold: true);
        var sheet = Empty(Math.Max(width, headingWidth), ((1 + notes.Length) * Spacing.Line) + 4, leaving);
        var box = new Box(0, 0, sheet.Size.Width, sheet.Size.Height);
        sheet.Frames.Add(new PlacedFrame(block, heading, Spacing.TileSide, box, notes));
        sheet.Size = Cards.Around(block, sheet.Size);
        Cards.Cross(sheet, box.Height, leaving);
        return sheet;
    }

    // The labels of the wires that leave stand side by side below the part and find room there.
    private static Sheet Empty(double textWidth, double height, IReadOnlyList<Wire> leaving)
    {
        var labels = leaving.Select(wire => Spacing.WireWidth + TextMeasure.Width(TileText.Shape(wire), PictureStyle.NoteSize)).ToList();
        var needed = labels.Count == 1 ? 2 * labels[0] : labels.Sum();
        var width = Even(Math.Max(Math.Max(Spacing.NarrowTile, textWidth + (2 * Spacing.TileSide)), needed));
        var sheet = new Sheet { IsLeaf = true, Size = new Extent(width, height) };
        var left = (width - labels.Sum()) / 2;
        for (var i = 0; i < labels.Count; i++)
        {
            sheet.Exits.Add(leaving[i].Id, labels.Count == 1 ? width / 2 : Math.Round(left + (Spacing.WireWidth / 2)));
            left += labels[i];
        }

        return sheet;
    }

    private static TileLine Fit(TileLine line, double room)
    {
        var rest = room - (line.Width - TextMeasure.Width(line.Text, PictureStyle.TextSize, line.IsName));
        return line with { Text = TextMeasure.Fit(line.Text, rest, PictureStyle.TextSize, line.IsName) };
    }

    // Middles of even widths are whole pixels, and lines on whole pixels are sharp.
    private static double Even(double width) => 2 * Math.Ceiling(width / 2);
}
