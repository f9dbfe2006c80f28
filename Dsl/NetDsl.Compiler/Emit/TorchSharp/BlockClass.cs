using NetDsl.Compiler.Torch;

namespace NetDsl.Compiler.Emit.TorchSharp;

/// <summary>A class of C# for a block of modules, and for those that are equal to it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Blocks">The blocks that it serves; its comments speak of the first.</param>
/// <param name="Properties">The properties that hold its members, by their names in <c>state_dict</c>.</param>
internal sealed record BlockClass(string Name, IReadOnlyList<TorchBlock> Blocks, IReadOnlyDictionary<string, string> Properties)
{
    /// <summary>The block that the class is written from.</summary>
    public TorchBlock Block => Blocks[0];

    /// <summary>The type that it derives from: one type argument for each value that it reads and one for what it gives.</summary>
    public string BaseType => Block.HasForward
        ? $"nn.Module<{string.Join(", ", Enumerable.Repeat("Tensor", Block.Inputs.Count + 1))}>"
        : "nn.Module";
}

/// <summary>The classes of a network: each behind those that it uses, the network's own last.</summary>
internal sealed class BlockClasses
{
    private readonly Dictionary<TorchBlock, BlockClass> byBlock = [];

    private BlockClasses(IReadOnlyList<BlockClass> all)
    {
        All = all;
        foreach (var one in all)
        {
            foreach (var block in one.Blocks)
            {
                byBlock.Add(block, one);
            }
        }
    }

    /// <summary>All classes.</summary>
    public IReadOnlyList<BlockClass> All { get; }

    /// <summary>The class of a block.</summary>
    public BlockClass this[TorchBlock block] => byBlock[block];

    /// <summary>Names classes and properties.</summary>
    /// <param name="network">The network's block.</param>
    /// <param name="name">The name of the network's class.</param>
    public static BlockClasses Of(TorchBlock network, string name)
    {
        var groups = GroupBlocks.Run(network);
        var scope = new IdentifierScope(TorchReserved.Members);
        string[] names = [.. groups.Select(group => group[0] == network ? name : scope.Unique(group[0].Path, "block"))];
        string[] taken = [.. TorchReserved.Members, .. names];
        return new BlockClasses([.. groups.Select((group, i) => new BlockClass(names[i], group, NameProperties(group[0], taken)))]);
    }

    /// <summary>The properties that lead from a block to what a line calls, with a point between.</summary>
    public string Callee(TorchBlock from, IReadOnlyList<string> way)
    {
        var (block, properties) = (from, new List<string>());
        foreach (var name in way)
        {
            properties.Add(this[block].Properties[name]);
            block = block.Members.First(member => member.Name == name).Block ?? block;
        }

        return string.Join(".", properties);
    }

    private static Dictionary<string, string> NameProperties(TorchBlock block, string[] taken)
    {
        var scope = new IdentifierScope(taken);
        return block.Members.ToDictionary(member => member.Name, member => scope.Unique(Stem(member)), StringComparer.Ordinal);
    }

    // A number alone is no name in C#: the third layer of a sequence is Conv2 or Block2 there.
    private static string Stem(TorchMember member) => !char.IsDigit(member.Name[0])
        ? member.Name
        : (member.Module is { } module ? module.Type.Replace("1d", "").Replace("2d", "") : "block") + member.Name;
}
