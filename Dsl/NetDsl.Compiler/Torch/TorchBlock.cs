namespace NetDsl.Compiler.Torch;

/// <summary>
/// A module of the network with all that it holds: the network itself, or what shares a prefix of its layers' names. Blocks that
/// differ in nothing but the names of what is around them share one class, see <see cref="GroupBlocks"/>.
/// </summary>
public sealed class TorchBlock
{
    /// <summary>Its name in the block around it, as <c>state_dict</c> has it: <c>0</c>; empty for the network.</summary>
    public required string Name { get; init; }

    /// <summary>Its hierarchical name: <c>layer1.0</c>; empty for the network.</summary>
    public required string Path { get; init; }

    /// <summary>The modules that it holds, blocks and single ones, in the order in which they are registered.</summary>
    public required IReadOnlyList<TorchMember> Members { get; init; }

    /// <summary>What <c>forward</c> reads; empty where <see cref="HasForward"/> is false.</summary>
    public required IReadOnlyList<TorchValue> Inputs { get; init; }

    /// <summary>What <c>forward</c> does, in an order in which it can run; empty where <see cref="HasForward"/> is false.</summary>
    public required IReadOnlyList<TorchStep> Steps { get; init; }

    /// <summary>What <c>forward</c> gives; null where <see cref="HasForward"/> is false.</summary>
    public required TorchValue? Output { get; init; }

    /// <summary>
    /// Whether it runs as one: it reads few values, gives one, and nothing outside stands between its statements. Else it only holds modules, and
    /// the block around it calls them.
    /// </summary>
    public bool HasForward => Output is not null;
}

/// <summary>What a block holds: a module, or a block.</summary>
/// <param name="Name">Its name in the block.</param>
/// <param name="Path">
/// Its hierarchical name: the prefix of its weights in <c>state_dict</c>. It is the layer's own wherever PyTorch can have it, see
/// <see cref="NestModules"/>.
/// </param>
/// <param name="Module">The module, or null.</param>
/// <param name="Block">The block, or null.</param>
/// <param name="Statement">The statement of a module, for its shape and weights; null for a block.</param>
public sealed record TorchMember(string Name, string Path, TorchModule? Module, TorchBlock? Block, TorchStatement? Statement);

/// <summary>One line of a block's <c>forward</c>: a statement, or the call of a block.</summary>
/// <param name="Statement">The statement, or null.</param>
/// <param name="Block">The block that is called, or null.</param>
/// <param name="Callee">Of a module or a block: the names that lead to it from this block, <c>branch1</c>, <c>conv</c>; else empty.</param>
/// <param name="Operands">What it reads.</param>
/// <param name="Result">What it gives.</param>
public sealed record TorchStep(
    TorchStatement? Statement, TorchBlock? Block, IReadOnlyList<string> Callee, IReadOnlyList<TorchValue> Operands, TorchValue Result)
{
    /// <summary>Whether the operation overwrites its operand, which nobody reads any more.</summary>
    public bool Overwrites { get; init; }

    /// <summary>
    /// What nobody reads behind this line: inputs of the block and results of lines before it, and its own result where nobody reads that at all.
    /// What the block gives is none of them.
    /// </summary>
    public IReadOnlyList<TorchValue> LastReadHere { get; init; } = [];
}
