using NetDsl.Cli.Graphs.Diagrams;
using NetDsl.Cli.Pictures;

namespace NetDsl.Cli.Graphs.Layout;

/// <summary>
/// Draws a block: its parts first, each by itself, then these in rows with the wires between them, then the frame. A block is a box to
/// what stands around it, so whatever is inside, boxes never overlap.
/// </summary>
internal sealed class DrawBlock(Diagram diagram, CancellationToken cancellation)
{
    // What stands in a block is one thing to the eye, so it takes more to break it: a long chain only.
    private static readonly BreakRule Chains = new(HeightOfOne: 1100, MostWires: 1);

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
        var level = BuildLevel.Run(drawn, [.. touching.OrderBy(wire => wire.Id)], isRoot: block == diagram.Root);
        ReduceCrossings.Run(level);
        AlignParts.Run(level);
        PlaceSpines.Run(level);
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
        var columns = ChooseColumns.Run(level, rows, Chains);
        var size = SetColumns.Run(rows, columns, hasEntries ? 0 : Spacing.Heading, Spacing.Heading);
        var entries = level.Rows[0].Where(slot => slot.Kind == SlotKind.Entry).ToDictionary(slot => slot.Below[0].Wire.Id, rows.WireX);
        var exits = level.Rows[^1].Where(slot => slot.Kind == SlotKind.Exit).ToDictionary(slot => slot.Above[0].Wire.Id, rows.WireX);
        var bottom = rows.BottomOf(level.Rows.Count - 1);
        var height = exits.Count > 0 && size.Height <= bottom ? bottom : size.Height + Spacing.Bottom;
        Lead(content, exits, bottom, height);
        var framed = FrameBlock.Run(block, TileText.Heading(block, within), content, new Extent(size.Width, height), entries, exits);
        Cards.Cross(framed, height, exits.Keys.Select(id => diagram.Wires[id]));
        // The label of a wire that leaves near the right side finds room there.
        var labels = framed.Exits.Select(exit => exit.Value + Leaves.LabelWidth(diagram.Wires[exit.Key])).DefaultIfEmpty().Max();
        framed.Size = framed.Size with { Width = Math.Max(framed.Size.Width, Math.Ceiling(labels)) };
        return framed;
    }

    // What leaves ends at the lower side of the frame, however high the other columns are.
    private void Lead(Sheet content, Dictionary<int, double> exits, double from, double to)
    {
        foreach (var (wire, x) in exits.Where(_ => to > from))
        {
            content.Wires.Add(new PlacedWire(diagram.Wires[wire], [new Point(x, from), new Point(x, to)], HasArrow: false));
        }
    }
}
