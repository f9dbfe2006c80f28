using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Torch;

namespace NetDsl.Compiler.Emit.PyTorch;

/// <summary>
/// Writes a block's <c>forward</c>. A variable is used again for what comes of its value, as people write it: <c>x = self.conv1(x)</c>; a
/// second one begins where the value is needed once more.
/// </summary>
internal sealed class ForwardWriter
{
    private static readonly HashSet<string> Taken = ["self", "torch", "nn", "F", "math", "os", "json", "struct"];

    private readonly TorchBlock block;
    private readonly Dictionary<TorchValue, string> variables = [];
    private readonly Dictionary<TorchValue, List<int>> readers = [];

    public ForwardWriter(TorchBlock block)
    {
        this.block = block;
        for (var i = 0; i < block.Steps.Count; i++)
        {
            foreach (var operand in block.Steps[i].Operands.Distinct())
            {
                Readers(operand).Add(i);
            }
        }

        // Behind the last step.
        Readers(block.Output!).Add(block.Steps.Count);
    }

    /// <summary>A sample's shape as PyTorch has it: <c>N x 6 x 28 x 28</c>.</summary>
    public static string Shape(TensorShape shape) => shape.IsSpatial
        ? FormattableString.Invariant($"N x {shape.Channels} x {shape.Height} x {shape.Width}")
        : FormattableString.Invariant($"N x {shape.Channels}");

    public void Write(PythonWriter writer)
    {
        foreach (var input in block.Inputs)
        {
            variables[input] = variables.Count == 0 ? "x" : Free(LastName(input));
        }

        writer.Block($"def forward(self, {string.Join(", ", block.Inputs.Select(input => variables[input]))}):", () => WriteBody(writer));
    }

    private void WriteBody(PythonWriter writer)
    {
        for (var i = 0; i < block.Steps.Count; i++)
        {
            var step = block.Steps[i];
            var expression = Expression(step, [.. step.Operands.Select(operand => variables[operand])]);
            var variable = Target(i);
            while (Follows(i, expression) is { } longer)
            {
                i++;
                step = block.Steps[i];
                expression = longer;
                variable = Renamed(i - 1, variable);
            }

            variables[step.Result] = variable;
            var isLast = i == block.Steps.Count - 1 && step.Result == block.Output;
            writer.Statement(isLast ? $"return {expression}" : $"{variable} = {expression}", Shape(step.Result.Shape));
            if (isLast)
            {
                return;
            }
        }

        writer.Lines($"return {variables[block.Output!]}");
    }

    private List<int> Readers(TorchValue value) => readers.TryGetValue(value, out var found) ? found : readers[value] = [];

    private static string Expression(TorchStep step, IReadOnlyList<string> operands) => step.Statement?.Operation is TorchFunction function
        ? function.InPython(operands, step.Overwrites)
        : $"{ModuleNames.Callee(step)}({string.Join(", ", operands)})";

    // An activation stands on the line of the module that alone it reads.
    private string? Follows(int index, string expression)
    {
        if (index + 1 >= block.Steps.Count || block.Steps[index + 1] is not { Statement.Operation: TorchFunction, Operands.Count: 1 } next)
        {
            return null;
        }

        var value = block.Steps[index].Result;
        if (!expression.StartsWith("self", StringComparison.Ordinal)
            || next.Operands[0] != value
            || next.Result.Shape != value.Shape
            || Readers(value).Count > 1)
        {
            return null;
        }

        var longer = Expression(next, [expression]);
        return longer.Length <= PythonWriter.Width - 35 && longer.Contains(expression) && IsOnce(longer, expression) ? longer : null;
    }

    private static bool IsOnce(string text, string part) =>
        text.IndexOf(part, StringComparison.Ordinal) == text.LastIndexOf(part, StringComparison.Ordinal);

    // The variable of the first operand that nobody reads any more.
    private TorchValue? Dying(int index) =>
        block.Steps[index].Operands.FirstOrDefault(operand => Readers(operand)[Readers(operand).Count - 1] <= index);

    private string Target(int index) => Dying(index) is { } operand ? variables[operand] : Free(ChainName(block.Steps[index].Result));

    // The value in between has no variable; it is named by what comes of it.
    private string Renamed(int index, string variable)
    {
        variables[block.Steps[index].Result] = variable;
        return variable;
    }

    // What a chain of values is for: the block's output, or what it is called where it ends.
    private string ChainName(TorchValue value)
    {
        while (value != block.Output && Readers(value).Count == 1 && Dying(Readers(value)[0]) == value)
        {
            value = block.Steps[Readers(value)[0]].Result;
        }

        return value == block.Output ? "out" : LastName(value);
    }

    private static string LastName(TorchValue value)
    {
        var parts = value.Name.Split('.').Where(part => !part.All(char.IsDigit)).ToList();
        return PythonText.ToIdentifier(parts.Count == 0 ? "value" : parts[parts.Count - 1]);
    }

    private string Free(string name)
    {
        var candidate = name;
        for (var number = 2; Taken.Contains(candidate) || IsAlive(candidate); number++)
        {
            candidate = FormattableString.Invariant($"{name}{(char.IsDigit(name[name.Length - 1]) ? "_" : "")}{number}");
        }

        return candidate;
    }

    private bool IsAlive(string variable) => variables.ContainsValue(variable);
}
