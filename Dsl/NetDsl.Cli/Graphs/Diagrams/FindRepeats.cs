namespace NetDsl.Cli.Graphs.Diagrams;

/// <summary>
/// Finds how many blocks in a row can be drawn as one: they are alike layer by layer, and each reads from before it in the same way.
/// </summary>
internal sealed class FindRepeats(IReadOnlyList<DrawnLayer> layers)
{
    private readonly IReadOnlyList<IReadOnlyList<int>> readers = FindReaders(layers);

    /// <summary>The longest run that begins with the first of some blocks, or null where no two can be drawn as one.</summary>
    public RepeatRun? Longest(IReadOnlyList<Block> blocks)
    {
        var first = blocks[0].Layers;
        var alike = blocks.TakeWhile(block => AreAlike(first, block.Layers)).Count();
        for (var count = alike; count > 1; count--)
        {
            var run = new RepeatRun(first[0].Index, first.Count, count);
            if (RepeatedReads.Lag(run, layers) is { } lag && LeavesAtItsEnd(run, lag))
            {
                return run;
            }
        }

        return null;
    }

    private static bool AreAlike(IReadOnlyList<DrawnLayer> first, IReadOnlyList<DrawnLayer> other) =>
        first.Count == other.Count && first.Zip(other).All(pair => pair.First.ComputesAs(pair.Second));

    /// <summary>Whether what stands behind the run reads the last blocks only, as far back as these read each other.</summary>
    private bool LeavesAtItsEnd(RepeatRun run, int lag)
    {
        var early = run.Length * Math.Max(0, run.Count - Math.Max(1, lag));
        return Enumerable.Range(run.Start, early).All(layer => readers[layer].All(run.Holds));
    }

    private static List<int>[] FindReaders(IReadOnlyList<DrawnLayer> layers)
    {
        var readers = layers.Select(_ => new List<int>()).ToArray();
        foreach (var layer in layers)
        {
            foreach (var input in layer.Inputs)
            {
                readers[input].Add(layer.Index);
            }
        }

        return readers;
    }
}
