using System.Text;

namespace NetDsl.Compiler.Torch;

/// <summary>Blocks that one class can serve: they hold the same modules under the same names and do the same with values of the same shapes.</summary>
public static class GroupBlocks
{
    /// <param name="network">The network's block.</param>
    /// <returns>
    /// Groups of equal blocks, each group behind those of the blocks that its own hold; the network itself is alone in the last one. In a
    /// group, blocks stand in the order of their first statements.
    /// </returns>
    public static IReadOnlyList<IReadOnlyList<TorchBlock>> Run(TorchBlock network)
    {
        var groups = new List<List<TorchBlock>>();
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var numberOf = new Dictionary<TorchBlock, int>();
        foreach (var block in InnerFirst(network))
        {
            var key = Describe(block, numberOf);
            if (!numbers.TryGetValue(key, out var number))
            {
                numbers.Add(key, number = groups.Count);
                groups.Add([]);
            }

            groups[number].Add(block);
            numberOf.Add(block, number);
        }

        return groups;
    }

    /// <summary>All blocks, each behind those that it holds, else in the order of their first statements; without recursion, since names nest deeply.</summary>
    public static IEnumerable<TorchBlock> InnerFirst(TorchBlock network)
    {
        var open = new Stack<(TorchBlock Block, int Next)>();
        open.Push((network, 0));
        while (open.Count > 0)
        {
            var (block, next) = open.Pop();
            while (next < block.Members.Count && block.Members[next].Block is null)
            {
                next++;
            }

            if (next == block.Members.Count)
            {
                yield return block;
                continue;
            }

            open.Push((block, next + 1));
            open.Push((block.Members[next].Block!, 0));
        }
    }

    // Everything that the code of a class says, with numbers for values.
    private static string Describe(TorchBlock block, Dictionary<TorchBlock, int> numberOf)
    {
        var text = new StringBuilder();
        foreach (var member in block.Members)
        {
            text.Append(member.Name).Append(" = ");
            text.Append(member.Module is { } module ? Describe(module) : FormattableString.Invariant($"#{numberOf[member.Block!]}")).Append('\n');
        }

        var values = new Dictionary<TorchValue, string>();
        string Name(TorchValue value) => values.TryGetValue(value, out var name)
            ? name
            : values[value] = FormattableString.Invariant($"value{values.Count}_{value.Shape}");
        text.Append(string.Join(", ", block.Inputs.Select(Name))).Append('\n');
        foreach (var step in block.Steps)
        {
            string[] operands = [.. step.Operands.Select(Name)];
            text.Append(Name(step.Result)).Append(" = ").Append(string.Join(".", step.Callee)).Append(' ').Append(string.Join(", ", operands)).Append(' ');
            text.Append(step.Statement?.Operation is TorchFunction function ? Describe(function, operands, step.Overwrites) : "").Append('\n');
        }

        return text.Append(block.Output is null ? "" : Name(block.Output)).ToString();
    }

    private static string Describe(TorchFunction function, string[] operands, bool overwrites) =>
        $"{function.InCSharp(operands, overwrites)} {function.InPython(operands, overwrites)}";

    // A constant is frozen where the module is made, so it is part of the code.
    private static string Describe(TorchModule module) => $"{module.Type}({module.CSharpArguments}) ({module.PythonArguments}) "
        + string.Join(", ", module.Weights.Where(weight => weight.Source.Length == 0).Select(weight => weight.Name));
}
