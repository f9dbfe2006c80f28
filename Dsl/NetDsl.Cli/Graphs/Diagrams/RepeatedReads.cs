namespace NetDsl.Cli.Graphs.Diagrams;

/// <summary>
/// How blocks in a row read what stands before them. An input of a block is one of these: a layer of the block itself; the same layer
/// for all blocks; a layer of the block before; or what the block before read by another input, as a NASNet cell reads the cell before
/// the last one. Then how many blocks back it reaches is its lag.
/// </summary>
internal sealed class RepeatedReads
{
    private readonly RepeatRun run;
    private readonly IReadOnlyList<DrawnLayer> layers;

    private RepeatedReads(RepeatRun run, IReadOnlyList<DrawnLayer> layers) => (this.run, this.layers) = (run, layers);

    /// <summary>How many blocks back the blocks of a run read at most, or null where they do not all read in the same way.</summary>
    public static int? Lag(RepeatRun run, IReadOnlyList<DrawnLayer> layers)
    {
        var reads = new RepeatedReads(run, layers);
        var lags = new Dictionary<(int Offset, int Input), int>();
        var open = reads.Inputs().ToList();
        while (open.Count > 0)
        {
            var settled = open.Select(input => (input, Lag: reads.LagOf(input, lags))).Where(item => item.Lag is not null).ToList();
            if (settled.Count == 0)
            {
                return null;
            }

            foreach (var (input, lag) in settled)
            {
                lags.Add(input, lag!.Value);
                open.Remove(input);
            }
        }

        return lags.Values.DefaultIfEmpty().Max();
    }

    private IEnumerable<(int Offset, int Input)> Inputs() =>
        from offset in Enumerable.Range(0, run.Length)
        from input in Enumerable.Range(0, layers[run.Start + offset].Inputs.Count)
        select (offset, input);

    private int? LagOf((int Offset, int Input) input, Dictionary<(int Offset, int Input), int> lags)
    {
        var sources = Sources(input);
        if (Enumerable.Range(0, run.Count).All(block => IsLayerOf(block, sources[block], sources[0]))
            || sources.All(source => !run.Holds(source) && source == sources[0]))
        {
            return 0;
        }

        if (!run.Holds(sources[0]) && Enumerable.Range(1, run.Count - 1).All(block => IsLayerOf(block - 1, sources[block], sources[1])))
        {
            return 1;
        }

        // Inputs that are not settled yet may be in the next round.
        var follows = lags.Where(other => other.Value > 0 && sources.Skip(1).SequenceEqual(Sources(other.Key).SkipLast(1)));
        return run.Holds(sources[0]) ? null : follows.Select(other => other.Value + 1).Cast<int?>().FirstOrDefault();
    }

    private int[] Sources((int Offset, int Input) input) =>
        [.. Enumerable.Range(0, run.Count).Select(block => layers[run.Start + (block * run.Length) + input.Offset].Inputs[input.Input])];

    private bool IsLayerOf(int block, int source, int like) =>
        run.Holds(source) && run.Holds(like) && run.BlockOf(source) == block && run.Drawn(source) == run.Drawn(like);
}
