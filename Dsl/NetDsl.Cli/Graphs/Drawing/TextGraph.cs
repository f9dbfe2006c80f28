using NetDsl.Cli.Graphs.Diagrams;
using NetDsl.Cli.Graphs.Layout;

namespace NetDsl.Cli.Graphs.Drawing;

/// <summary>What text formats of graphs share: ids that are no words of their languages, and the text in nodes.</summary>
internal sealed class TextGraph
{
    private readonly Dictionary<Part, string> ids = [];

    public TextGraph(Diagram diagram) => Number(diagram.Root);

    /// <summary>The id of a part: <c>n1</c> for what is a node, <c>b1</c> for a block around others.</summary>
    public string IdOf(Part part) => ids[part];

    /// <summary>The lines of a node.</summary>
    public static IEnumerable<string> Lines(Part part, Block within) => part switch
    {
        Tile tile => TileText.Lines(tile, within).Select(line => line.Count.Length == 0 ? line.Text : $"{line.Text} ({line.Count})"),
        Block block => [TileText.Heading(block, within), .. TileText.Contents(block)],
        _ => [],
    };

    /// <summary>The family that colours a node; a closed block has none.</summary>
    public static LayerFamily? FamilyOf(Part part) => part is Tile tile ? tile.Layers[0].Family : null;

    private void Number(Part part)
    {
        var isBlock = part is Block { IsOpen: true };
        ids.Add(part, (isBlock ? "b" : "n") + ids.Count.ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (part is Block { IsOpen: true } block)
        {
            foreach (var inner in block.Parts)
            {
                Number(inner);
            }
        }
    }
}
