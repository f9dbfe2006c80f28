using NetDsl.Cli.Graphs.Diagrams;

namespace NetDsl.Cli.Graphs.Layout;

/// <summary>What a slot is for.</summary>
internal enum SlotKind
{
    /// <summary>A tile or a block.</summary>
    Part,

    /// <summary>A wire that passes through a row on its way to a later one.</summary>
    Passage,

    /// <summary>Where a wire comes into the block.</summary>
    Entry,

    /// <summary>Where a wire leaves the block.</summary>
    Exit,
}

/// <summary>A place in a row of a layout: a node of the layered graph.</summary>
internal sealed class Slot(SlotKind kind, double width)
{
    /// <summary>What it is for.</summary>
    public SlotKind Kind => kind;

    /// <summary>The drawing of its part, for <see cref="SlotKind.Part"/>.</summary>
    public Sheet? Sheet { get; init; }

    /// <summary>Its width.</summary>
    public double Width => width;

    /// <summary>Its height; wires have none.</summary>
    public double Height => Sheet?.Size.Height ?? 0;

    /// <summary>The row that it stands in.</summary>
    public int Row { get; set; }

    /// <summary>Its position in its row.</summary>
    public int Position { get; set; }

    /// <summary>Its left side.</summary>
    public double Left { get; set; }

    /// <summary>What comes from the row above.</summary>
    public List<Strand> Above { get; } = [];

    /// <summary>What goes to the row below.</summary>
    public List<Strand> Below { get; } = [];

    /// <summary>Where a wire enters, from the left side; the drawing says so, or else the middle.</summary>
    public double EntryOf(Wire wire) => Sheet is null ? PinOfWire : Sheet.Entries.GetValueOrDefault(wire.Id, width / 2);

    /// <summary>Where a wire leaves, from the left side.</summary>
    public double ExitOf(Wire wire) => Sheet is null ? PinOfWire : Sheet.Exits.GetValueOrDefault(wire.Id, width / 2);

    /// <summary>What of the slot wants to stand below the place that a wire comes from.</summary>
    public double EntryAxis(Wire wire) => Sheet is null or { IsLeaf: true } ? EntryOf(wire) : BlockAxis(Sheet) ?? EntryOf(wire);

    /// <summary>What of the slot wants to stand above the place that a wire goes to.</summary>
    public double ExitAxis(Wire wire) => Sheet is null or { IsLeaf: true } ? ExitOf(wire) : BlockAxis(Sheet) ?? ExitOf(wire);

    /// <summary>
    /// The axis of a block that wires do not go through straight: where its one wire comes in, or else its middle. Blocks below each
    /// other that stood each below the exit of the one before would climb down the page like a stair.
    /// </summary>
    private double? BlockAxis(Sheet block) => (block.Entries.Count, block.Exits.Count) switch
    {
        (0, _) => null,
        (1, 1) when Math.Abs(block.Entries.Values.First() - block.Exits.Values.First()) < Stair => null,
        (1, _) => block.Entries.Values.First(),
        _ => width / 2,
    };

    private const double Stair = 48;

    /// <summary>Where the one wire of a slot without a drawing runs: near the left side, since its label stands on its right.</summary>
    private static double PinOfWire => Spacing.WireWidth / 2;
}

/// <summary>A wire between a row and the next: an edge of the layered graph.</summary>
/// <param name="Wire">The wire.</param>
/// <param name="Upper">Where it comes from.</param>
/// <param name="Lower">Where it goes to.</param>
internal sealed record Strand(Wire Wire, Slot Upper, Slot Lower)
{
    /// <summary>Where it begins, from the left side of the drawing.</summary>
    public double UpperX => Upper.Left + Upper.ExitOf(Wire);

    /// <summary>Where it ends, from the left side of the drawing; set once the slots have their places.</summary>
    public double LowerX { get; set; }

    /// <summary>Whether the axes of what it connects stand above one another; between tiles it is straight then.</summary>
    public bool IsAligned { get; set; }
}
