namespace NetDsl.Cli.Graphs.Diagrams;

/// <summary>
/// Finds how many blocks in a row can be drawn as one. They are alike layer by layer, and each reads of the blocks before it what the
/// next one reads of those before that one. A NASNet cell reads the two cells before it: its lag is 2.
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
            if (Lag(run) is { } lag && LeavesAtItsEnd(run, lag))
            {
                return run;
            }
        }

        return null;
    }

    private static bool AreAlike(IReadOnlyList<DrawnLayer> first, IReadOnlyList<DrawnLayer> other) =>
        first.Count == other.Count && first.Zip(other).All(pair => pair.First.ComputesAs(pair.Second));

    /// <summary>How many blocks back the blocks of a run read, or null where they do not all read in the same way.</summary>
    private int? Lag(RepeatRun run)
    {
        var lag = 0;
        for (var offset = 0; offset < run.Length; offset++)
        {
            var inputs = layers[run.Start + offset].Inputs.Count;
            for (var input = 0; input < inputs; input++)
            {
                if (Lag(run, offset, input) is not { } found)
                {
                    return null;
                }

                lag = Math.Max(lag, found);
            }
        }

        return lag;
    }

    // Settled by the last block, which reads the run wherever a block can; the others are held to it.
    private int? Lag(RepeatRun run, int offset, int input)
    {
        var last = Source(run, run.Count - 1, offset, input);
        var lag = run.Holds(last) ? run.Count - 1 - run.BlockOf(last) : run.Count;
        for (var block = 0; block < run.Count; block++)
        {
            var source = Source(run, block, offset, input);
            var reads = block >= lag
                ? run.Holds(source) && run.BlockOf(source) == block - lag && run.Drawn(source) == run.Drawn(last)
                : IsOutside(run, source, block, last);
            if (!reads)
            {
                return null;
            }
        }

        return run.Holds(last) ? lag : 0;
    }

    // What the first blocks read from before the run must be what the drawn one reads, or its wires would say too little.
    private bool IsOutside(RepeatRun run, int source, int block, int last) =>
        !run.Holds(source) && (run.Holds(last) ? block == 0 || FirstReads(run, source) : source == last);

    private bool FirstReads(RepeatRun run, int source) =>
        Enumerable.Range(run.Start, run.Length).Any(layer => layers[layer].Inputs.Contains(source));

    private int Source(RepeatRun run, int block, int offset, int input) => layers[run.Start + (block * run.Length) + offset].Inputs[input];

    /// <summary>Whether what stands behind the run reads the last blocks only, as far back as these read each other.</summary>
    private bool LeavesAtItsEnd(RepeatRun run, int lag)
    {
        var early = run.Start + (run.Length * (run.Count - Math.Max(1, lag)));
        return Enumerable.Range(run.Start, Math.Max(0, early - run.Start)).All(layer => readers[layer].All(run.Holds));
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
