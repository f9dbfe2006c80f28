namespace NetDsl.Compiler.Torch;

/// <summary>Writes down the blocks that were chosen, inner ones first.</summary>
internal sealed class WriteBlocks
{
    private readonly TorchFlow flow;
    private readonly BlockDrafts drafts;
    private readonly Dictionary<BlockDraft, TorchBlock> done = [];

    private WriteBlocks(TorchFlow flow, BlockDrafts drafts) => (this.flow, this.drafts) = (flow, drafts);

    public static TorchBlock Run(TorchFlow flow, BlockDrafts drafts)
    {
        var writing = new WriteBlocks(flow, drafts);
        foreach (var draft in drafts.Blocks.Reverse())
        {
            writing.done.Add(draft, writing.Write(draft));
        }

        return writing.done[drafts.Blocks[0]];
    }

    private TorchBlock Write(BlockDraft draft)
    {
        var output = !draft.HasForward ? null : draft.Around is null ? flow.Program.Output : flow[draft.Output].Result;
        return new TorchBlock
        {
            Name = draft.Name,
            Path = draft.Path,
            Members = [.. draft.Members.Select(member => Member(draft, member.Statement, member.Block))],
            Inputs = draft.Inputs,
            Output = output,
            Steps = output is null ? [] : FinishSteps.Run(flow, [.. draft.Steps.Select(step => Step(draft, step.Statement, step.Block))], output),
        };
    }

    private TorchMember Member(BlockDraft around, int at, BlockDraft? inner) => inner is null
        ? new TorchMember(drafts.Names[at], TorchNames.Join(around.Path, drafts.Names[at]), (TorchModule)flow[at].Operation, null, flow[at])
        : new TorchMember(inner.Name, inner.Path, null, done[inner], null);

    private TorchStep Step(BlockDraft runner, int at, BlockDraft? inner)
    {
        if (inner is not null)
        {
            return new TorchStep(null, done[inner], Way(runner, inner.Around!, inner.Name), inner.Inputs, flow[inner.Output].Result);
        }

        var callee = flow[at].Operation is TorchModule ? Way(runner, drafts.Homes[at], drafts.Names[at]) : [];
        return new TorchStep(flow[at], null, callee, flow[at].Operands, flow[at].Result);
    }

    // The names of the blocks between, which only hold, and that of the member.
    private static IReadOnlyList<string> Way(BlockDraft from, BlockDraft to, string name)
    {
        var way = new List<string> { name };
        for (var block = to; block != from; block = block.Around!)
        {
            way.Add(block.Name);
        }

        way.Reverse();
        return way;
    }
}
