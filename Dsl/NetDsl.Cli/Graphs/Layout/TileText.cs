using NetDsl.Cli.Graphs.Diagrams;
using NetDsl.Cli.Pictures;
using NetDsl.Compiler.Emit;
using NetDsl.Compiler.Layers;

namespace NetDsl.Cli.Graphs.Layout;

/// <summary>A line of text in a tile.</summary>
/// <param name="Text">What stands at its left side.</param>
/// <param name="Count">The parameters at its right side; empty where there are none.</param>
/// <param name="Family">The colour behind it.</param>
/// <param name="IsName">Whether it names the tile and is set in bold.</param>
internal sealed record TileLine(string Text, string Count, LayerFamily Family, bool IsName = false)
{
    /// <summary>The width that it needs.</summary>
    public double Width => TextMeasure.Width(Text, PictureStyle.TextSize, IsName)
        + (Count.Length == 0 ? 0 : TextMeasure.Width(Count, PictureStyle.NoteSize) + 12);
}

/// <summary>What stands in tiles, shared by all formats.</summary>
internal static class TileText
{
    /// <summary>The lines of a layer and of those behind it.</summary>
    public static IReadOnlyList<TileLine> Lines(Tile tile, Block within)
    {
        var head = tile.Layers[0];
        var (name, detail) = (LocalName(head.Name, within), Detail(head));
        var lines = new List<TileLine>();
        if (Reveals(name, head.Kind) && detail == head.Kind)
        {
            lines.Add(new TileLine(name, Count(head), head.Family, IsName: true));
        }
        else
        {
            lines.Add(new TileLine(name, Count(head), head.Family, IsName: true));
            lines.Add(new TileLine(detail, "", head.Family));
        }

        AddActivation(lines, head);
        foreach (var layer in tile.Layers.Skip(1))
        {
            lines.Add(new TileLine(Follower(layer, head, within), Count(layer), layer.Family));
            AddActivation(lines, layer);
        }

        return lines;
    }

    /// <summary>A name without what stands before all names of the block around it.</summary>
    public static string LocalName(string name, Block within) =>
        within.Name.Length > 0 && name.StartsWith(within.Name + ".", StringComparison.Ordinal) ? name[(within.Name.Length + 1)..] : name;

    /// <summary>A shape as pictures have it.</summary>
    public static string Shape(Wire wire)
    {
        var shape = wire.Shape.ToString().Replace('x', '×');
        return wire.Lag == 0 ? shape : $"{shape}, {(wire.Lag == 1 ? "one" : FormattableString.Invariant($"{wire.Lag}"))} before the last";
    }

    /// <summary>The heading of a block: its name, or the names of the first and the last of several in a row.</summary>
    public static string Heading(Block block, Block within)
    {
        var first = LocalName(block.Name, within);
        // A bare number says little in a heading: 'layer1.0' is better than '0'.
        first = char.IsAsciiDigit(first[0]) ? block.Name : first;
        return block.Times == 1 ? first : FormattableString.Invariant($"{first}–{LastWords(block)} × {block.Times}");
    }

    /// <summary>What a closed block holds, in two lines.</summary>
    public static IReadOnlyList<string> Contents(Block block)
    {
        var each = block.Times > 1 ? " each" : "";
        var parameters = block.Layers.Sum(layer => layer.Facts.Parameters);
        return [$"{LayerTable.Number(block.Layers.Count)} layers{each}", $"{LayerTable.Number(parameters)} parameters{each}"];
    }

    /// <summary>The kind of a layer with its window: <c>conv2d 7×7 / 2</c>.</summary>
    public static string Detail(DrawnLayer layer)
    {
        var node = layer.Facts.Node;
        if (node.Inputs.Count != 1 || node.Layer.Field(node.Inputs[0].Output) is not FieldEffect.WindowEffect { Window: var window })
        {
            return layer.Kind;
        }

        var kernel = window.Taps > 1 || node.Weights.Count > 0 ? $" {window.Kernel.Height}×{window.Kernel.Width}" : "";
        var stride = window.Stride.Height == window.Stride.Width ? $"{window.Stride.Height}" : $"{window.Stride.Height}×{window.Stride.Width}";
        return layer.Kind + kernel + (stride == "1" ? "" : $" / {stride}");
    }

    // What differs from the first name: 'bottleneck2–7', 'layer1.1–3', 'block2b–block2d'.
    private static string LastWords(Block block)
    {
        var (first, last) = (block.Name, block.LastName);
        var shared = first.Zip(last).TakeWhile(pair => pair.First == pair.Second).Count();
        while (shared > 0 && (shared == last.Length || char.IsAsciiDigit(last[shared - 1])))
        {
            shared--;
        }

        return last[shared..];
    }

    private static void AddActivation(List<TileLine> lines, DrawnLayer layer)
    {
        if (layer.Activation is { } activation)
        {
            lines.Add(new TileLine(activation.Layer.Definition.Keyword, "", LayerFamily.Activation));
        }
    }

    // The name without what stands before the name of the tile's first layer as well.
    private static string Follower(DrawnLayer layer, DrawnLayer head, Block within)
    {
        var stem = head.Name[..(head.Name.LastIndexOf('.') + 1)];
        var name = layer.Name.StartsWith(stem, StringComparison.Ordinal) ? layer.Name[stem.Length..] : LocalName(layer.Name, within);
        return Reveals(name, layer.Kind) ? name : $"{name} · {layer.Kind}";
    }

    private static bool Reveals(string name, string kind) => name.Contains(kind, StringComparison.OrdinalIgnoreCase);

    private static string Count(DrawnLayer layer) => layer.Facts.Parameters == 0 ? "" : LayerTable.Number(layer.Facts.Parameters);
}
