using NetDsl.Cli.Graphs.Diagrams;
using NetDsl.Cli.Pictures;

namespace NetDsl.Cli.Graphs.Layout;

/// <summary>Makes slots of the parts of a block, and of the places where wires come in and leave.</summary>
internal sealed class BuildLevel
{
    private readonly Dictionary<Part, Slot> slotOfLeaf = [];
    private readonly List<LevelWire> wires = [];
    private readonly List<Slot> entries = [];
    private readonly List<Slot> exits = [];

    private BuildLevel()
    {
    }

    /// <summary>The block's parts and their wires, in rows.</summary>
    /// <param name="drawn">The parts with their drawings, in the order of the network.</param>
    /// <param name="touching">The wires that begin or end at one of its tiles, in their order.</param>
    /// <param name="isRoot">Whether it is the whole network.</param>
    public static Level Run(IReadOnlyList<(Part Part, Sheet Sheet)> drawn, IReadOnlyList<Wire> touching, bool isRoot)
    {
        var level = new BuildLevel();
        var parts = drawn.Select(item => level.Take(item.Part, item.Sheet)).ToList();
        var isCrowded = touching.Count(level.Leaves) > 1;
        foreach (var wire in touching)
        {
            level.Add(wire, isCrowded);
        }

        return AssignRows.Run([.. level.entries, .. parts, .. level.exits], level.wires, isRoot);
    }

    private Slot Take(Part part, Sheet sheet)
    {
        var slot = new Slot(SlotKind.Part, sheet.Size.Width) { Sheet = sheet };
        foreach (var leaf in PartWalk.Leaves(part))
        {
            slotOfLeaf.Add(leaf, slot);
        }

        return slot;
    }

    private bool Leaves(Wire wire) =>
        slotOfLeaf.ContainsKey(wire.Source) && (wire.LeavesNetwork || wire.Targets.Any(target => !slotOfLeaf.ContainsKey(target)));

    private void Add(Wire wire, bool isCrowded)
    {
        var source = slotOfLeaf.GetValueOrDefault(wire.Source);
        var targets = wire.Targets
            .Select(target => slotOfLeaf.GetValueOrDefault(target))
            .OfType<Slot>()
            .Where(slot => slot != source)
            .Distinct()
            .ToList();
        if (Leaves(wire))
        {
            // Labels of wires that leave side by side stand side by side.
            var label = isCrowded ? TextMeasure.Width(TileText.Shape(wire), PictureStyle.NoteSize) : 0;
            exits.Add(new Slot(SlotKind.Exit, Spacing.WireWidth + label));
            targets.Add(exits[^1]);
        }

        if (targets.Count == 0)
        {
            return;
        }

        if (source is null)
        {
            source = new Slot(SlotKind.Entry, Spacing.WireWidth);
            entries.Add(source);
        }

        wires.Add(new LevelWire(wire, source, targets));
    }
}
