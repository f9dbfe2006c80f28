using NetDsl.Compiler.Graph;

namespace NetDsl.Compiler.Torch;

/// <summary>One statement of a forward pass.</summary>
/// <param name="Node">The layer that it belongs to.</param>
/// <param name="Operation">What it does.</param>
/// <param name="Operands">What it reads.</param>
/// <param name="Result">What it gives.</param>
/// <param name="Path">Of a module: its hierarchical name, the prefix of its weights in <c>state_dict</c>; else null.</param>
public sealed record TorchStatement(
    GraphNode Node, TorchOperation Operation, IReadOnlyList<TorchValue> Operands, TorchValue Result, string? Path);

/// <summary>A network as PyTorch runs it, before it is divided into modules: statements in topological order.</summary>
/// <param name="Graph">The network.</param>
/// <param name="Input">What <c>forward</c> is called with.</param>
/// <param name="Statements">The statements of all layers that the output depends on.</param>
/// <param name="Output">What <c>forward</c> gives.</param>
public sealed record TorchProgram(NetworkGraph Graph, TorchValue Input, IReadOnlyList<TorchStatement> Statements, TorchValue Output);
