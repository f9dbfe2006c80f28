namespace NetDsl.Cli.Graphs.Diagrams;

/// <summary>Finds the values that go from part to part: one wire for each, however many parts read it.</summary>
internal static class ConnectParts
{
    public static IReadOnlyList<Wire> Run(Block root, IReadOnlyList<DrawnLayer> layers, IReadOnlyList<RepeatRun> runs, int output)
    {
        var owners = new Dictionary<int, Part>();
        Own(root, owners);
        var targets = new SortedDictionary<(int Layer, int Lag), List<Part>>();
        foreach (var reader in layers.Where(layer => owners.ContainsKey(layer.Index)))
        {
            foreach (var source in reader.Inputs.Select(input => Drawn(input, reader.Index, runs)))
            {
                Add(targets, source, owners[source.Layer], owners[reader.Index]);
            }
        }

        var returned = Drawn(output, layers.Count, runs);
        targets.TryAdd(returned, []);
        return [.. targets.Select((item, id) =>
            new Wire(id, layers[item.Key.Layer], item.Key.Lag, owners[item.Key.Layer], item.Value, item.Key == returned))];
    }

    private static void Own(Part part, Dictionary<int, Part> owners)
    {
        if (part is Block { IsOpen: true } block)
        {
            foreach (var inner in block.Parts)
            {
                Own(inner, owners);
            }

            return;
        }

        foreach (var layer in part.Layers)
        {
            owners.Add(layer.Index, part);
        }
    }

    /// <summary>The drawn layer that stands for one, as a reader sees it: from outside of a row of blocks, the last one is seen.</summary>
    private static (int Layer, int Lag) Drawn(int layer, int reader, IReadOnlyList<RepeatRun> runs)
    {
        var lag = 0;
        foreach (var run in runs.Where(run => !run.Holds(reader)))
        {
            if (run.Holds(layer))
            {
                lag += run.Count - 1 - run.BlockOf(layer);
                layer = run.Drawn(layer);
            }
        }

        return (layer, lag);
    }

    private static void Add(SortedDictionary<(int Layer, int Lag), List<Part>> targets, (int, int) source, Part from, Part to)
    {
        if (from == to)
        {
            return;
        }

        if (!targets.TryGetValue(source, out var list))
        {
            targets.Add(source, list = []);
        }

        if (!list.Contains(to))
        {
            list.Add(to);
        }
    }
}
