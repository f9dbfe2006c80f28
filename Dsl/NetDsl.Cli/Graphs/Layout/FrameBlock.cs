using NetDsl.Cli.Graphs.Diagrams;
using NetDsl.Cli.Pictures;

namespace NetDsl.Cli.Graphs.Layout;

/// <summary>Puts a frame round what a block consists of, with its heading beside the wires that come in.</summary>
internal static class FrameBlock
{
    /// <param name="block">The block.</param>
    /// <param name="heading">Its heading.</param>
    /// <param name="content">What it consists of.</param>
    /// <param name="size">The extent of that.</param>
    /// <param name="entries">By wire, where it comes in.</param>
    /// <param name="exits">By wire, where it leaves.</param>
    public static Sheet Run(
        Block block,
        string heading,
        Sheet content,
        Extent size,
        IReadOnlyDictionary<int, double> entries,
        IReadOnlyDictionary<int, double> exits)
    {
        var room = TextMeasure.Width(heading, PictureStyle.TextSize, isBold: true) + (2 * Spacing.TileSide);
        var (headingLeft, shift, width) = Place(room, size.Width + (2 * Spacing.Side), entries.Values);
        var framed = new Sheet();
        framed.Frames.Add(new PlacedFrame(block, heading, headingLeft + Spacing.TileSide, new Box(0, 0, width, size.Height), []));
        framed.Add(content, shift, 0);
        foreach (var (wire, x) in entries)
        {
            framed.Entries.Add(wire, x + shift);
        }

        foreach (var (wire, x) in exits)
        {
            framed.Exits.Add(wire, x + shift);
        }

        framed.Size = Cards.Around(block, new Extent(width, size.Height));
        return framed;
    }

    /// <summary>On the left of the wires or on their right, wherever the frame grows least.</summary>
    private static (double HeadingLeft, double Shift, double Width) Place(double room, double width, IEnumerable<double> entries)
    {
        List<double> wires = [.. entries.Select(x => x + Spacing.Side)];
        if (wires.Count == 0)
        {
            return (0, Spacing.Side, Math.Max(width, Math.Ceiling(room)));
        }

        var missingLeft = Math.Ceiling(Math.Max(0, room - wires.Min()));
        var missingRight = Math.Ceiling(Math.Max(0, room - (width - wires.Max())));
        return missingLeft <= missingRight
            ? (0, Spacing.Side + missingLeft, width + missingLeft)
            : (wires.Max(), Spacing.Side, width + missingRight);
    }
}
