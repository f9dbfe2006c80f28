using NetDsl.Compiler.Graph;

namespace NetDsl.Compiler.Layers;

/// <summary>How the height or width came to be what it is, from the network's input on: <c>28 -> 24 -> 12 -> 8 -> 4</c>.</summary>
internal static class SizeHistory
{
    private const int MostEntries = 9;

    /// <summary>
    /// The sizes along the first inputs of a node and its producers; where nothing changed, one number. Long histories keep their
    /// first entry and the last ones.
    /// </summary>
    public static IReadOnlyList<string> Of(GraphNode node, bool alongHeight)
    {
        var sizes = new List<int>();
        for (var current = node; current is not null && current.Output.IsSpatial; current = current.Inputs.FirstOrDefault())
        {
            var size = alongHeight ? current.Output.Height : current.Output.Width;
            if (sizes.Count == 0 || sizes[sizes.Count - 1] != size)
            {
                sizes.Add(size);
            }
        }

        sizes.Reverse();
        var words = sizes.ConvertAll(size => FormattableString.Invariant($"{size}"));
        return words.Count <= MostEntries ? words : [words[0], "...", .. words.Skip(words.Count - MostEntries + 2)];
    }
}
