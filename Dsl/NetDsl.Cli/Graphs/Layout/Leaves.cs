using NetDsl.Cli.Graphs.Diagrams;
using NetDsl.Cli.Pictures;

namespace NetDsl.Cli.Graphs.Layout;

/// <summary>Draws what has nothing inside: tiles, and blocks that are closed.</summary>
internal static class Leaves
{
    private const double TextRoom = Spacing.WideTile - (2 * Spacing.TileSide);

    /// <summary>The width that the tiles of a block have in common: that of the widest, as far as it is not too wide for the others.</summary>
    public static double CommonWidth(Block block, ILookup<Part, Wire> leaving) => block.Parts
        .OfType<Tile>()
        .Select(tile => Width(Lines(tile, block).Max(line => line.Width), [.. leaving[tile].Select(LabelWidth)]))
        .Where(width => width <= Spacing.CommonTile)
        .DefaultIfEmpty()
        .Max();

    /// <summary>The drawing of a tile.</summary>
    public static Sheet Draw(Tile tile, Block within, double commonWidth, IReadOnlyList<Wire> leaving)
    {
        var lines = Lines(tile, within);
        var sheet = Empty(lines.Max(line => line.Width), commonWidth, lines.Count * Spacing.Line, leaving);
        sheet.Tiles.Add(new PlacedTile(tile, lines, new Box(0, 0, sheet.Size.Width, sheet.Size.Height)));
        return sheet;
    }

    /// <summary>The drawing of a closed block.</summary>
    public static Sheet Draw(Block block, Block within, IReadOnlyList<Wire> leaving)
    {
        var heading = TextMeasure.Fit(TileText.Heading(block, within), Spacing.WideTile, PictureStyle.TextSize, isBold: true);
        var notes = TileText.Contents(block);
        var width = notes.Max(note => TextMeasure.Width(note, PictureStyle.NoteSize));
        var headingWidth = TextMeasure.Width(heading, PictureStyle.TextSize, isBold: true);
        var sheet = Empty(Math.Max(width, headingWidth), 0, ((1 + notes.Count) * Spacing.Line) + 4, leaving);
        var box = new Box(0, 0, sheet.Size.Width, sheet.Size.Height);
        sheet.Frames.Add(new PlacedFrame(block, heading, Spacing.TileSide, box, notes));
        sheet.Size = Cards.Around(block, sheet.Size);
        Cards.Cross(sheet, box.Height, leaving);
        return sheet;
    }

    private static Sheet Empty(double textWidth, double leastWidth, double height, IReadOnlyList<Wire> leaving)
    {
        List<double> labels = [.. leaving.Select(LabelWidth)];
        var width = Math.Max(leastWidth, Width(textWidth, labels));
        var sheet = new Sheet { IsLeaf = true, Size = new Extent(width, height) };
        var left = (width - labels.Sum()) / 2;
        for (var i = 0; i < labels.Count; i++)
        {
            sheet.Exits.Add(leaving[i].Id, labels.Count == 1 ? width / 2 : Math.Round(left + (Spacing.WireWidth / 2)));
            left += labels[i];
        }

        return sheet;
    }

    private static List<TileLine> Lines(Tile tile, Block within) => [.. TileText.Lines(tile, within).Select(Fit)];

    private static TileLine Fit(TileLine line)
    {
        var rest = TextRoom - (line.Width - TextMeasure.Width(line.Text, PictureStyle.TextSize, line.IsName));
        return line with { Text = TextMeasure.Fit(line.Text, rest, PictureStyle.TextSize, line.IsName) };
    }

    // The labels of the wires that leave stand side by side below the part and find room there. Middles of even widths are whole pixels,
    // and lines on whole pixels are sharp.
    private static double Width(double text, List<double> labels)
    {
        var below = labels.Count == 1 ? 2 * labels[0] : labels.Sum();
        return 2 * Math.Ceiling(Math.Max(Math.Max(Spacing.NarrowTile, text + (2 * Spacing.TileSide)), below) / 2);
    }

    /// <summary>What the label of a wire takes on its right.</summary>
    public static double LabelWidth(Wire wire) => Spacing.WireWidth + TextMeasure.Width(TileText.Shape(wire), PictureStyle.NoteSize);
}
