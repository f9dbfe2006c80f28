namespace NetDsl.Compiler.Torch;

/// <summary>
/// Statements to modules within modules: a prefix of the names of modules with weights is a block. The order of members is that of their
/// first statements, which is the order of torchvision's modules.
/// <para>
/// Names are the layers' own with three exceptions. Where a layer bears the name of a block as well, the block is renamed, <c>stem_block</c>.
/// Where PyTorch's modules have an attribute of that name, such as <c>type</c>, an underscore is appended. A module without weights,
/// which no key of <c>state_dict</c> speaks of, belongs to the block that runs it.
/// </para>
/// </summary>
public static class NestModules
{
    /// <param name="program">A network as statements.</param>
    /// <returns>The network's block.</returns>
    public static TorchBlock Run(TorchProgram program)
    {
        var flow = new TorchFlow(program);
        var drafts = DraftBlocks.Run(program);
        ChooseForwards.Run(flow, drafts);
        PlaceMembers.Run(flow, drafts);
        return WriteBlocks.Run(flow, drafts);
    }
}
