using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Tests.Library;
using NetDsl.Compiler.Tests.Specs;
using NetDsl.Compiler.Torch;

namespace NetDsl.Compiler.Tests.Torch;

/// <summary>Networks as blocks of modules, and blocks as text.</summary>
internal static class Nested
{
    /// <summary>The blocks of a text.</summary>
    public static TorchBlock Text(string text) => NestModules.Run(Program(text));

    /// <summary>The statements of a text.</summary>
    public static TorchProgram Program(string text)
    {
        var compilation = SpecCompilation.Compile(text);
        Assert.True(compilation.Graph is not null, string.Join('\n', compilation.Diagnostics));
        return LowerToTorch.Run(compilation.Graph);
    }

    /// <summary>The statements of a network of the library.</summary>
    public static TorchProgram OfLibrary(string qualifiedName) => LowerToTorch.Run(LibraryCompilation.Of(qualifiedName).Graph!);

    /// <summary>A block by its hierarchical name.</summary>
    public static TorchBlock At(this TorchBlock network, string path) => GroupBlocks.InnerFirst(network).Single(block => block.Path == path);

    /// <summary>The names of a block's members.</summary>
    public static string Names(this TorchBlock block) => string.Join(' ', block.Members.Select(member => member.Name));

    /// <summary>What a block reads and gives.</summary>
    public static string Border(this TorchBlock block) =>
        block.HasForward ? $"{string.Join(", ", block.Inputs.Select(input => input.Name))} -> {block.Output!.Name}" : "holds";

    /// <summary>A line of a forward pass for each step: what it gives, whom it calls, what it reads, with ! where that is overwritten.</summary>
    public static string[] Lines(this TorchBlock block) =>
    [
        .. block.Steps.Select(step => $"{step.Result.Name} = {string.Join('.', step.Callee)}"
            + $"({string.Join(", ", step.Operands.Select(operand => operand.Name))}){(step.Overwrites ? "!" : "")}"),
    ];

    /// <summary>Runs the blocks: each step finds what it reads, and every statement runs once. The paths of modules are those that lead to them.</summary>
    public static IReadOnlyList<TorchStatement> Evaluate(TorchBlock network)
    {
        var visited = new List<TorchStatement>();
        Evaluate(network, visited);
        return visited;
    }

    private static void Evaluate(TorchBlock block, List<TorchStatement> visited)
    {
        var known = new HashSet<TorchValue>(block.Inputs);
        var gone = new HashSet<TorchValue>();
        foreach (var step in block.Steps)
        {
            Assert.Subset(known, step.Operands.ToHashSet());
            Assert.Empty(step.Operands.Intersect(gone));
            Call(block, step, visited);
            known.Add(step.Result);
            gone.UnionWith(step.LastReadHere);
            Assert.Subset(known, gone);
        }

        Assert.Contains(block.Output!, known);
        Assert.DoesNotContain(block.Output!, gone);
    }

    private static void Call(TorchBlock from, TorchStep step, List<TorchStatement> visited)
    {
        var member = step.Callee.Aggregate(
            new TorchMember(from.Name, from.Path, null, from, null),
            static (around, name) => around.Block!.Members.Single(inner => inner.Name == name));
        if (step.Block is null)
        {
            Assert.Equal(step.Statement!.Operation is TorchModule, step.Callee.Count > 0);
            Assert.True(step.Callee.Count == 0 || member.Statement == step.Statement);
            visited.Add(step.Statement);
            return;
        }

        Assert.Same(step.Block, member.Block);
        Assert.Equal((step.Block.Inputs, step.Block.Output), (step.Operands, step.Result));
        Evaluate(step.Block, visited);
    }
}
