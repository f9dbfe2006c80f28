namespace NetDsl.Cli.Graphs.Diagrams;

/// <summary>
/// Draws layers as one tile where people speak of them as one: a batch norm, an activation or a dropout that alone reads the layer
/// before it. A block that is one tile then needs no frame.
/// </summary>
internal sealed class StackTiles
{
    private readonly int[] readers;

    private StackTiles(IReadOnlyList<DrawnLayer> layers)
    {
        readers = new int[layers.Count];
        foreach (var input in layers.SelectMany(layer => layer.Inputs))
        {
            readers[input]++;
        }
    }

    public static Block Run(Block block, IReadOnlyList<DrawnLayer> layers) => new StackTiles(layers).Stack(block);

    private Block Stack(Block block)
    {
        var parts = new List<Part>();
        var places = new Dictionary<int, int>();
        foreach (var part in block.Parts.Select(Inner))
        {
            if (part is not Tile tile)
            {
                parts.Add(part);
            }
            else if (IsStacked(tile) && places.TryGetValue(tile.Layers[0].Inputs[0], out var place))
            {
                parts[place] = new Tile([.. parts[place].Layers, .. tile.Layers]);
                places.Add(tile.Layers[^1].Index, place);
            }
            else
            {
                places.Add(tile.Layers[^1].Index, parts.Count);
                parts.Add(tile);
            }
        }

        return block.With(parts);
    }

    private Part Inner(Part part)
    {
        if (part is not Block block)
        {
            return part;
        }

        var stacked = Stack(block);
        return stacked is { Times: 1, Parts: [Tile tile] } ? tile : stacked;
    }

    // What alone reads the layer before it is that layer's last word. An input stays a tile of its own.
    private bool IsStacked(Tile tile) =>
        tile.Layers.All(layer => LayerFamilies.Follows(layer.Family)) && tile.Layers[0].Inputs is [> 0 and var input] && readers[input] == 1;
}
