namespace NetDsl.Compiler.Torch;

/// <summary>
/// Decides which blocks run as one. Such a block holds all that lies between its statements, and everything in it leads to the one value
/// that it gives. So blocks never wait for each other, and a line that calls one can stand where its last statement stands.
/// </summary>
internal static class ChooseForwards
{
    /// <summary>The most values that a block reads: what it works on, and what a skip or a join brings along.</summary>
    private const int MostInputs = 3;

    public static void Run(TorchFlow flow, BlockDrafts drafts)
    {
        var network = drafts.Blocks[0];
        network.HasForward = true;
        network.Inputs = [flow.Program.Input];
        for (var i = drafts.Blocks.Count - 1; i > 0; i--)
        {
            var block = drafts.Blocks[i];
            if (!Accept(flow, drafts, block, [.. block.Needed, .. block.Named.Where(at => drafts.Runners[at] is null)]) && block.Named.Count > 0)
            {
                Accept(flow, drafts, block, block.Needed);
            }

            block.Around!.Needed.AddRange(block.Needed);
            block.Around.Named.AddRange(block.Named);
        }

        for (var at = 0; at < drafts.Runners.Length; at++)
        {
            drafts.Runners[at] ??= network;
        }
    }

    private static bool Accept(TorchFlow flow, BlockDrafts drafts, BlockDraft block, IReadOnlyList<int> seed)
    {
        var between = new Between(flow, seed);
        var outputs = between.Outputs().Take(2).ToList();
        if (between.Added.Any(at => drafts.Runners[at] is not null || flow[at].Operation is TorchModule { HasWeights: true })
            || outputs.Count > 1
            || between.Inputs(MostInputs) is not { } inputs)
        {
            return false;
        }

        foreach (var at in between.All)
        {
            drafts.Runners[at] ??= block;
        }

        (block.HasForward, block.Output, block.Inputs) = (true, outputs[0], inputs);
        block.Needed.Clear();
        block.Needed.AddRange(between.All);
        block.Named.Clear();
        return true;
    }
}
