using NetDsl.Compiler.Torch;

namespace NetDsl.Compiler.Emit.TorchSharp;

/// <summary>
/// The method <c>forward</c> of a block: a line a layer. Every tensor is disposed at its end but the inputs and the one that is returned,
/// which no other variable holds. What overwrites its operand gives another handle of the same memory in TorchSharp 0.99.6 and the operand
/// itself in 0.106, so that the last line overwrites nothing: it would return what is disposed at the end.
/// </summary>
internal static class ForwardPart
{
    /// <summary>Where comments stand, unless a line is longer.</summary>
    private const int LongestColumn = 100;

    /// <summary>
    /// The most lines with declarations of <c>using</c>. Each is a try block that holds all lines behind it: with hundreds the C# compiler gets
    /// slow, and with thousands its stack overflows.
    /// </summary>
    private const int MostUsings = 64;

    /// <param name="writer">Where it is written.</param>
    /// <param name="own">The block.</param>
    /// <param name="classes">The names of all members.</param>
    /// <param name="check">What is called with the input first; null for a block within the network, whose input is a layer's output.</param>
    public static void Write(SourceWriter writer, BlockClass own, BlockClasses classes, Func<string, string>? check = null)
    {
        var block = own.Block;
        var names = new LocalNames(block, classes);
        writer.Line();
        writer.Summary($"{string.Join(" and ", block.Inputs.Select(input => TorchShape.Of(input.Shape)))} -> {TorchShape.Of(block.Output!.Shape)}.");
        writer.Braces($"public override Tensor forward({string.Join(", ", names.Inputs.Select(input => $"Tensor {input}"))})", () =>
        {
            if (check is not null)
            {
                writer.Line(check(names.Inputs[0]));
            }

            if (block.Steps.Count == 0)
            {
                writer.Line($"return {names[block.Output]}.alias();");
                return;
            }

            var isLong = block.Steps.Count > MostUsings;
            if (isLong)
            {
                writer.Line("using var temporaries = new Temporaries();");
            }

            string[] lines = [.. block.Steps.Select(step => Line(names[step.Result], Expression(block, classes, names, step), step.Result == block.Output, isLong))];
            var column = lines.Where(line => line.Length <= LongestColumn).Select(line => line.Length).DefaultIfEmpty(0).Max();
            for (var i = 0; i < lines.Length; i++)
            {
                writer.Line($"{lines[i].PadRight(column)} // {TorchShape.Of(block.Steps[i].Result.Shape)}");
            }
        });
    }

    private static string Line(string name, string expression, bool isLast, bool isLong) => (isLast, isLong) switch
    {
        (true, _) => $"return {expression};",
        (false, true) => $"var {name} = temporaries.Keep({expression});",
        (false, false) => $"using var {name} = {expression};",
    };

    private static string Expression(TorchBlock block, BlockClasses classes, LocalNames names, TorchStep step)
    {
        string[] operands = [.. step.Operands.Select(operand => names[operand])];
        return step.Statement?.Operation is TorchFunction function
            ? function.InCSharp(operands, step.Overwrites && step.Result != block.Output)
            : $"{classes.Callee(block, step.Callee)}.call({string.Join(", ", operands)})";
    }
}
