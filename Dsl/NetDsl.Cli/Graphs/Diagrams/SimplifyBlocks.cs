namespace NetDsl.Cli.Graphs.Diagrams;

/// <summary>Takes away frames that say nothing, those around a single block, and closes blocks that lie too deep.</summary>
internal static class SimplifyBlocks
{
    /// <param name="block">The network.</param>
    /// <param name="depth">How many levels of blocks are open; null for all.</param>
    public static Block Run(Block block, int? depth) => block.With([.. block.Parts.Select(part => Simplify(part, depth))]);

    private static Part Simplify(Part part, int? depth)
    {
        if (part is not Block block)
        {
            return part;
        }

        if (depth <= 0)
        {
            return new Block(block.Name, block.Parts) { Times = block.Times, LastName = block.LastName, IsOpen = false };
        }

        return block switch
        {
            { Times: 1, Parts: [Block inner] } => Simplify(inner, depth),
            _ => Run(block, depth - 1),
        };
    }
}
