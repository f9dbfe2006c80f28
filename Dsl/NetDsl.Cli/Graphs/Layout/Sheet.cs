using NetDsl.Cli.Graphs.Diagrams;
using NetDsl.Cli.Pictures;

namespace NetDsl.Cli.Graphs.Layout;

/// <summary>A tile in its place.</summary>
internal sealed record PlacedTile(Tile Tile, IReadOnlyList<TileLine> Lines, Box Box);

/// <summary>The frame of a block in its place; a closed block shows what it holds in <paramref name="Notes"/>.</summary>
internal sealed record PlacedFrame(Block Block, string Heading, double HeadingLeft, Box Box, IReadOnlyList<string> Notes);

/// <summary>A piece of a wire: from a part or a border to the next one.</summary>
internal sealed record PlacedWire(Wire Wire, IReadOnlyList<Point> Points, bool HasArrow);

/// <summary>A text at a wire, by the left end of its base line.</summary>
internal sealed record PlacedLabel(string Text, Point At);

/// <summary>The drawing of a part with its own upper left corner as origin, and where wires meet it.</summary>
internal sealed class Sheet
{
    /// <summary>Width and height.</summary>
    public Extent Size { get; set; }

    /// <summary>By wire, where it comes in at the upper side; a wire without an entry may come in anywhere.</summary>
    public Dictionary<int, double> Entries { get; } = [];

    /// <summary>By wire, where it leaves at the lower side.</summary>
    public Dictionary<int, double> Exits { get; } = [];

    /// <summary>Whether wires that come in end here, with an arrow.</summary>
    public bool IsLeaf { get; init; }

    /// <summary>The tiles.</summary>
    public List<PlacedTile> Tiles { get; } = [];

    /// <summary>The frames, outer ones first.</summary>
    public List<PlacedFrame> Frames { get; } = [];

    /// <summary>The wires.</summary>
    public List<PlacedWire> Wires { get; } = [];

    /// <summary>The texts at wires.</summary>
    public List<PlacedLabel> Labels { get; } = [];

    /// <summary>Takes over another drawing at a place.</summary>
    public void Add(Sheet other, double left, double top)
    {
        Tiles.AddRange(other.Tiles.Select(item => item with { Box = item.Box.Moved(left, top) }));
        Frames.AddRange(other.Frames.Select(item => item with { Box = item.Box.Moved(left, top), HeadingLeft = item.HeadingLeft + left }));
        Wires.AddRange(other.Wires.Select(item => item with { Points = [.. item.Points.Select(point => point.Moved(left, top))] }));
        Labels.AddRange(other.Labels.Select(item => item with { At = item.At.Moved(left, top) }));
    }
}
