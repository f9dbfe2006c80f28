namespace NetDsl.Cli.Graphs.Diagrams;

/// <summary>
/// Finds how many blocks in a row can be drawn as one: they are alike layer by layer, and each reads from before it in the same way.
/// </summary>
internal sealed class FindRepeats(IReadOnlyList<DrawnLayer> layers)
{
    // The last layer that reads each one.
    private readonly int[] lastReaders = FindLastReaders(layers);

    /// <summary>The longest run that begins with the first of some blocks, or null where no two can be drawn as one.</summary>
    public RepeatRun? Longest(IReadOnlyList<Block> blocks)
    {
        var first = blocks[0].Layers;
        var alike = new RepeatRun(first[0].Index, first.Count, blocks.TakeWhile(block => AreAlike(first, block.Layers)).Count());
        if (alike.Count == 1 || LongestRead(alike) is not { } run || RepeatedReads.Lag(run, layers) is not { } most)
        {
            return null;
        }

        var furthest = FurthestReaders(run);
        for (; run.Count > 1; run = run with { Count = run.Count - 1 })
        {
            // Fewer blocks reach no further back, so that what fails with the lag of all fails with their own as well.
            if (LeavesAtItsEnd(run, most, furthest)
                && RepeatedReads.Lag(run, layers) is { } lag
                && LeavesAtItsEnd(run, lag, furthest))
            {
                return run;
            }
        }

        return null;
    }

    private static bool AreAlike(IReadOnlyList<DrawnLayer> first, IReadOnlyList<DrawnLayer> other) =>
        first.Count == other.Count && first.Zip(other).All(pair => pair.First.ComputesAs(pair.Second));

    /// <summary>As many of the blocks as read in the same way, by bisection: where some do, so do fewer.</summary>
    private RepeatRun? LongestRead(RepeatRun alike)
    {
        var (most, tooMany) = (1, alike.Count + 1);
        var count = alike.Count;
        while (tooMany - most > 1)
        {
            var fits = RepeatedReads.Lag(alike with { Count = count }, layers) is not null;
            (most, tooMany) = fits ? (count, tooMany) : (most, count);
            count = (most + tooMany) / 2;
        }

        return most > 1 ? alike with { Count = most } : null;
    }

    /// <summary>For each number of blocks from the first on, the last layer that reads one of them.</summary>
    private int[] FurthestReaders(RepeatRun run)
    {
        var furthest = new int[run.Count + 1];
        for (var layer = run.Start; layer < run.End; layer++)
        {
            var blocks = run.BlockOf(layer) + 1;
            furthest[blocks] = Math.Max(Math.Max(furthest[blocks - 1], furthest[blocks]), lastReaders[layer]);
        }

        return furthest;
    }

    /// <summary>Whether what stands behind the run reads the last blocks only, as far back as these read each other.</summary>
    private static bool LeavesAtItsEnd(RepeatRun run, int lag, int[] furthest) =>
        furthest[run.Count - Math.Min(run.Count, Math.Max(1, lag))] < run.End;

    private static int[] FindLastReaders(IReadOnlyList<DrawnLayer> layers)
    {
        var last = new int[layers.Count];
        foreach (var layer in layers)
        {
            foreach (var input in layer.Inputs)
            {
                last[input] = layer.Index;
            }
        }

        return last;
    }
}
