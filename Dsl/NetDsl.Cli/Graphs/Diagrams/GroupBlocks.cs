namespace NetDsl.Cli.Graphs.Diagrams;

/// <summary>
/// Finds the blocks of a network by the names of its layers: <c>layer1.0.conv1</c> stands in block <c>layer1.0</c>, which stands in
/// <c>layer1</c>. A block is a run of layers without a gap. Runs are intervals of one topological order, so no two blocks can read each
/// other, and each can be drawn as a box; where a name is used again later on, that is another box.
/// </summary>
internal static class GroupBlocks
{
    public static Block Run(IReadOnlyList<DrawnLayer> layers)
    {
        var names = layers.Select(layer => layer.Name.Split('.')).ToArray();
        return new Block("", Parts(layers, names, 0, layers.Count, 0));
    }

    private static List<Part> Parts(IReadOnlyList<DrawnLayer> layers, string[][] names, int from, int to, int depth)
    {
        var parts = new List<Part>();
        for (var start = from; start < to;)
        {
            var end = start + 1;
            while (end < to && SharesWord(names[start], names[end], depth))
            {
                end++;
            }

            parts.Add(Part(layers, names, start, end, depth));
            start = end;
        }

        return parts;
    }

    private static Part Part(IReadOnlyList<DrawnLayer> layers, string[][] names, int start, int end, int depth)
    {
        var isLayer = end - start == 1 && names[start].Length <= depth + 1;
        return isLayer
            ? new Tile([layers[start]])
            : new Block(string.Join('.', names[start].Take(depth + 1)), Parts(layers, names, start, end, depth + 1));
    }

    // The sum of a residual bears the name that stands before those of its layers: it has no word left and ends its block.
    private static bool SharesWord(string[] first, string[] second, int depth) =>
        first.Length > depth && second.Length > depth && first[depth] == second[depth];
}
