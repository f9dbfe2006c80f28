namespace NetDsl.Cli.Graphs.Diagrams;

/// <summary>
/// Draws layers as one tile where people speak of them as one: a batch norm, an activation or a dropout that alone reads the layer
/// before it.
/// </summary>
internal static class StackTiles
{
    public static Block Run(Block block, IReadOnlyList<DrawnLayer> layers)
    {
        var readers = new int[layers.Count];
        foreach (var input in layers.SelectMany(layer => layer.Inputs))
        {
            readers[input]++;
        }

        return Run(block, readers);
    }

    private static Block Run(Block block, int[] readers)
    {
        var stacks = new Dictionary<int, List<DrawnLayer>>();
        var order = new List<object>();
        foreach (var part in block.Parts)
        {
            if (part is not Tile { Layers: [var layer] })
            {
                order.Add(part is Block inner ? Run(inner, readers) : part);
            }
            else if (IsStacked(layer, readers) && stacks.TryGetValue(layer.Inputs[0], out var below))
            {
                below.Add(layer);
                stacks.Add(layer.Index, below);
            }
            else
            {
                order.Add(stacks[layer.Index] = [layer]);
            }
        }

        return block.With([.. order.Select(item => item as Part ?? new Tile((List<DrawnLayer>)item))]);
    }

    // What alone reads the layer before it is that layer's last word. An input stays a tile of its own.
    private static bool IsStacked(DrawnLayer layer, int[] readers) =>
        LayerFamilies.Follows(layer.Family) && layer.Inputs is [> 0 and var input] && readers[input] == 1;
}
