namespace NetDsl.Compiler.Torch;

/// <summary>The blocks that a network's names make, each with the statements that belong to it by name.</summary>
/// <param name="Blocks">All blocks, each behind the one around it; the first is the network.</param>
/// <param name="Homes">For each statement, the innermost block that it belongs to by name; for a module in the end the block that holds it.</param>
/// <param name="Names">For each module its name in that block; that of a module without weights is known last.</param>
internal sealed record BlockDrafts(IReadOnlyList<BlockDraft> Blocks, BlockDraft[] Homes, string[] Names)
{
    /// <summary>For each statement, the block that runs it; known once forward passes are chosen.</summary>
    public BlockDraft[] Runners { get; } = new BlockDraft[Homes.Length];
}

/// <summary>Finds blocks by the prefixes of the names of modules with weights, and gives them names that PyTorch can have.</summary>
internal static class DraftBlocks
{
    public static BlockDrafts Run(TorchProgram program)
    {
        var blocks = new List<BlockDraft> { new(null, "") };
        var homes = new BlockDraft[program.Statements.Count];
        var names = new string[homes.Length];
        for (var at = 0; at < homes.Length; at++)
        {
            if (program.Statements[at].Operation is TorchModule { HasWeights: true })
            {
                homes[at] = Enter(blocks, program.Statements[at].Path!);
                homes[at].Needed.Add(at);
                names[at] = TorchNames.Unique(TorchNames.LastPart(program.Statements[at].Path!), homes[at].Names);
            }
        }

        for (var at = 0; at < homes.Length; at++)
        {
            if (homes[at] is null)
            {
                homes[at] = Find(blocks[0], program.Statements[at].Result.Name);
                homes[at].Named.Add(at);
            }
        }

        NameBlocks(blocks);
        return new BlockDrafts(blocks, homes, names);
    }

    // The block of a module with weights: all parts of its name but the last.
    private static BlockDraft Enter(List<BlockDraft> blocks, string path)
    {
        var block = blocks[0];
        var parts = path.Split('.');
        foreach (var part in parts.Take(parts.Length - 1))
        {
            if (!block.Inner.TryGetValue(part, out var inner))
            {
                inner = new BlockDraft(block, part);
                block.Inner.Add(part, inner);
                blocks.Add(inner);
            }

            block = inner;
        }

        return block;
    }

    private static BlockDraft Find(BlockDraft network, string name)
    {
        var block = network;
        foreach (var part in name.Split('.'))
        {
            if (!block.Inner.TryGetValue(part, out var inner))
            {
                break;
            }

            block = inner;
        }

        return block;
    }

    private static void NameBlocks(List<BlockDraft> blocks)
    {
        foreach (var block in blocks.Skip(1))
        {
            var around = block.Around!;
            var stem = around.Names.Contains(TorchNames.Attribute(block.Part)) ? block.Part + "_block" : block.Part;
            block.Name = TorchNames.Unique(stem, around.Names);
            block.Path = TorchNames.Join(around.Path, block.Name);
        }
    }
}
