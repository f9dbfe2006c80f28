namespace NetDsl.Compiler.Torch;

/// <summary>Puts modules into blocks and lines into forward passes, each in the order of statements.</summary>
internal static class PlaceMembers
{
    public static void Run(TorchFlow flow, BlockDrafts drafts)
    {
        for (var at = 0; at < flow.Count; at++)
        {
            if (flow[at].Operation is TorchModule)
            {
                Place(flow, drafts, at);
            }

            var runner = drafts.Runners[at];
            runner.Steps.Add((at, null));
            while (runner.Output == at)
            {
                var caller = runner.Around!.Runner;
                caller.Steps.Add((-1, runner));
                runner = caller;
            }
        }
    }

    private static void Place(TorchFlow flow, BlockDrafts drafts, int at)
    {
        if (drafts.Names[at] is null)
        {
            // No key of the weights speaks of it: it may as well stand where it runs.
            var runner = drafts.Runners[at];
            drafts.Homes[at] = drafts.Homes[at].Runner == runner ? drafts.Homes[at] : runner;
            drafts.Names[at] = TorchNames.Unique(TorchNames.LastPart(flow[at].Path!), drafts.Homes[at].Names);
        }

        drafts.Homes[at].Members.Add((at, null));
        for (var block = drafts.Homes[at]; !block.IsPlaced && block.Around is { } around; block = around)
        {
            around.Members.Add((-1, block));
            block.IsPlaced = true;
        }
    }
}
