using NetDsl.Compiler.Torch;

namespace NetworkTests.Torch;

/// <summary>Runs a network as PyTorch would, by what its operations are spelled like in a language.</summary>
internal sealed class TorchRun
{
    private readonly TorchProgram program;
    private readonly TorchLanguage language;
    private readonly TorchDefinitions definitions;

    public TorchRun(TorchProgram program, ModuleWeights weights, TorchLanguage language)
    {
        (this.program, this.language, definitions) = (program, language, new TorchDefinitions(language));
        State = new TorchState(weights, language, definitions);
    }

    public TorchState State { get; }

    /// <summary>The statements as they stand, where nothing is overwritten.</summary>
    public TorchTensor Flat(TorchTensor input, bool isTraining)
    {
        var values = new Dictionary<TorchValue, TorchTensor> { [program.Input] = input };
        foreach (var statement in program.Statements)
        {
            TorchTensor[] operands = [.. statement.Operands.Select(operand => values[operand])];
            values.Add(statement.Result, Checked(Run(statement, operands, overwrite: false, isTraining), statement.Result));
        }

        definitions.CheckSaved();
        return values[program.Output];
    }

    /// <summary>
    /// The modules within modules: lines that overwrite their operand do, and behind its last reader a value cannot be read any more.
    /// </summary>
    public TorchTensor Nested(TorchTensor input, bool isTraining)
    {
        var version = input.Memory.Version;
        var output = Forward(NestModules.Run(program), [input], isTraining);
        Assert.Equal(version, input.Memory.Version);
        definitions.CheckSaved();
        return output;
    }

    private TorchTensor Forward(TorchBlock block, TorchTensor[] inputs, bool isTraining)
    {
        var values = block.Inputs.Zip(inputs).ToDictionary(pair => pair.First, pair => pair.Second.Alias());
        foreach (var step in block.Steps)
        {
            TorchTensor[] operands = [.. step.Operands.Select(operand => values[operand])];
            var result = step.Block is { } inner ? Forward(inner, operands, isTraining) : Run(step.Statement!, operands, step.Overwrites, isTraining);
            values.Add(step.Result, Checked(result, step.Result));
            foreach (var value in step.LastReadHere)
            {
                values[value].Dispose();
                values.Remove(value);
            }
        }

        Assert.Equal([block.Output!], values.Keys);
        return values[block.Output!];
    }

    private TorchTensor Run(TorchStatement statement, TorchTensor[] operands, bool overwrite, bool isTraining)
    {
        var result = statement.Operation is TorchFunction function
            ? Run(function, operands, overwrite)
            : State.Call(statement, Assert.Single(operands), isTraining);
        // What another line may overwrite is memory of its own, which no derivative needs.
        var isShared = definitions.Keeps(result.Memory) || (!overwrite && operands.Any(operand => operand.Memory == result.Memory));
        Assert.True(statement.Operation.KeepsOutput || !isShared, $"{statement.Result.Name} would be overwritten");
        return result;
    }

    private TorchTensor Run(TorchFunction function, TorchTensor[] operands, bool overwrite)
    {
        string[] names = [.. operands.Select((_, at) => FormattableString.Invariant($"x{at}"))];
        var text = language == TorchLanguage.Python ? function.InPython(names, overwrite) : function.InCSharp(names, overwrite);
        var before = operands[0].Memory.Version;
        var result = (TorchTensor)definitions.Evaluate(text, names.Zip(operands).ToDictionary(pair => pair.First, pair => pair.Second))!;
        Assert.Equal(overwrite, operands[0].Memory.Version > before && result.Memory == operands[0].Memory);
        return result;
    }

    private static TorchTensor Checked(TorchTensor tensor, TorchValue value)
    {
        var shape = value.Shape;
        Assert.Equal(shape.IsSpatial ? [shape.Channels, shape.Height, shape.Width] : [shape.Channels], tensor.Shape[1..]);
        return tensor;
    }
}
