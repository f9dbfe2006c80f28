using NetDsl.Compiler.Torch;

namespace NetDsl.Compiler.Emit.TorchSharp;

/// <summary>Which of the network's weights each parameter and buffer is, and how their layouts differ.</summary>
internal static class LayoutPart
{
    public static void Write(SourceWriter writer, TorchBlock network)
    {
        writer.Line();
        writer.Line("// Each weight of the module, the network's weight that it is, that one's extents, their order here, and the extents here.");
        writer.Line("private static readonly WeightLayout[] Layout =");
        writer.Line("[");
        foreach (var (path, source, weight) in Rows(network))
        {
            writer.Line($"    new({SourceWriter.Quote($"{path}.{weight.Name}")}, {SourceWriter.Quote(source)}, {List(weight.Own)}, {List(weight.Axes)}, {List(weight.Shape)}),");
        }

        writer.Line("];");
    }

    // In the order of state_dict.
    private static IEnumerable<(string Path, string Source, TorchWeight Weight)> Rows(TorchBlock network)
    {
        var open = new Stack<TorchMember>(network.Members.Reverse());
        while (open.Count > 0)
        {
            var member = open.Pop();
            foreach (var weight in member.Module?.Weights.Where(weight => weight.Source.Length > 0) ?? [])
            {
                yield return (member.Path, $"{member.Statement!.Node.Name}.{weight.Source}", weight);
            }

            foreach (var inner in member.Block?.Members.Reverse() ?? [])
            {
                open.Push(inner);
            }
        }
    }

    private static string List(IReadOnlyList<int> numbers) => $"[{string.Join(", ", numbers.Select(number => FormattableString.Invariant($"{number}")))}]";
}
