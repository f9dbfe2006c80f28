using NetDsl.Cli.Graphs.Diagrams;
using NetDsl.Cli.Pictures;

namespace NetDsl.Cli.Graphs.Layout;

/// <summary>
/// Draws a block: its parts first, each by itself, then these in rows with the wires between them, then the frame. A block is a box to
/// what stands around it, so whatever is inside, boxes never overlap.
/// </summary>
internal sealed class DrawBlock(Diagram diagram, CancellationToken cancellation)
{
    private readonly ILookup<Part, Wire> leaving = diagram.Wires.ToLookup(wire => wire.Source);

    private readonly ILookup<Part, Wire> coming = diagram.Wires
        .SelectMany(wire => wire.Targets.Select(target => (target, wire)))
        .ToLookup(item => item.target, item => item.wire);

    /// <summary>The rows of a block: the parts drawn, ordered and placed.</summary>
    public Level Arrange(Block block)
    {
        var width = Leaves.CommonWidth(block, leaving);
        var drawn = block.Parts.Select(part => (part, Draw(part, block, width))).ToList();
        cancellation.ThrowIfCancellationRequested();
        var touching = PartWalk.Leaves(block).SelectMany(leaf => coming[leaf].Concat(leaving[leaf])).DistinctBy(wire => wire.Id);
        var level = BuildLevel.Run(drawn, [.. touching.OrderBy(wire => wire.Id)]);
        ReduceCrossings.Run(level);
        StraightenWires.Run(level);
        PlaceColumns.Run(level);
        PlacePins.Run(level);
        return level;
    }

    private Sheet Draw(Part part, Block within, double width) => part switch
    {
        Tile tile => Leaves.Draw(tile, within, width, [.. leaving[tile]]),
        Block { IsOpen: false } closed => Leaves.Draw(closed, within, [.. leaving[closed]]),
        Block block => Frame(block, within),
        _ => throw new InvalidOperationException($"A part is a tile or a block, not a {part.GetType().Name}."),
    };

    private Sheet Frame(Block block, Block within)
    {
        var level = Arrange(block);
        var content = new Sheet();
        var rows = new DrawRows(level, content);
        var hasEntries = level.Rows[0].Exists(slot => slot.Kind == SlotKind.Entry);
        var hasExits = level.Rows[^1].Exists(slot => slot.Kind == SlotKind.Exit);
        var height = rows.Draw(0, level.Rows.Count - 1, 0, hasEntries ? 0 : Spacing.Heading) + (hasExits ? 0 : Spacing.Bottom);
        var width = level.Rows.SelectMany(row => row).Max(slot => slot.Left + slot.Width);
        var entries = level.Rows[0].Where(slot => slot.Kind == SlotKind.Entry).ToDictionary(slot => slot.Below[0].Wire.Id, PinOf);
        var exits = level.Rows[^1].Where(slot => slot.Kind == SlotKind.Exit).ToDictionary(slot => slot.Above[0].Wire.Id, PinOf);
        var framed = FrameBlock.Run(block, TileText.Heading(block, within), content, new Extent(width, height), entries, exits);
        Cards.Cross(framed, height, exits.Keys.Select(id => diagram.Wires[id]));
        return framed;
    }

    private static double PinOf(Slot slot) => slot.Left + (Spacing.WireWidth / 2);
}
