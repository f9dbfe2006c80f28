using NetDsl.Cli.Graphs.Diagrams;
using NetDsl.Cli.Pictures;

namespace NetDsl.Cli.Graphs.Layout;

/// <summary>The cards behind a block that stands for several in a row: they stick out on the right and below.</summary>
internal static class Cards
{
    private const double Out = 2 * Spacing.Card;

    /// <summary>The extent of a block with its cards.</summary>
    public static Extent Around(Block block, Extent frame) =>
        block.Times > 1 ? new Extent(frame.Width + Out, frame.Height + Out) : frame;

    /// <summary>Leads what leaves the frame over the cards to the end of the drawing.</summary>
    public static void Cross(Sheet sheet, double bottom, IEnumerable<Wire> leaving)
    {
        foreach (var wire in leaving.Where(_ => sheet.Size.Height > bottom))
        {
            var x = sheet.Exits[wire.Id];
            sheet.Wires.Add(new PlacedWire(wire, [new Point(x, bottom), new Point(x, sheet.Size.Height)], HasArrow: false));
        }
    }

    /// <summary>The cards of a frame, the hindmost first.</summary>
    public static IEnumerable<Box> Behind(PlacedFrame frame) =>
        frame.Block.Times > 1 ? [frame.Box.Moved(Out, Out), frame.Box.Moved(Spacing.Card, Spacing.Card)] : [];
}
