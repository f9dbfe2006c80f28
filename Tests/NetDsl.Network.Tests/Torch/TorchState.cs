using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Torch;

namespace NetworkTests.Torch;

/// <summary>The modules of a network with their weights, which are the layers' in PyTorch's layout.</summary>
internal sealed class TorchState
{
    private readonly Dictionary<TorchStatement, (ModuleForm Form, Dictionary<string, double[]> Weights)> modules = [];
    private readonly TorchDefinitions definitions;

    /// <param name="program">The network.</param>
    /// <param name="weights">The layers' weights by their saved names.</param>
    /// <param name="language">The language whose constructors make the modules.</param>
    /// <param name="definitions">What names mean in it.</param>
    public TorchState(TorchProgram program, IReadOnlyDictionary<string, double[]> weights, TorchLanguage language, TorchDefinitions definitions)
    {
        this.definitions = definitions;
        foreach (var statement in program.Statements.Where(statement => statement.Operation is TorchModule))
        {
            var module = (TorchModule)statement.Operation;
            var text = language == TorchLanguage.Python ? $"{module.Type}({module.PythonArguments})"
                : $"{(module is { IsOwn: true, PythonClass: null } ? "NetDsl.Torch." : "")}{module.Type}({module.CSharpArguments})";
            var form = (ModuleForm)definitions.Evaluate(text, new Dictionary<string, TorchTensor>())!;
            Assert.Equal(form.Weights.Select(Describe), module.Weights.Select(weight => Describe(new ModuleWeight(weight.Name, [.. weight.Shape]))));
            modules.Add(statement, (form, module.Weights.Zip(form.Weights).ToDictionary(
                pair => pair.First.Name,
                pair => Fill(pair.First, pair.Second, statement.Node, weights))));
        }
    }

    public TorchTensor Call(TorchStatement statement, TorchTensor input, bool isTraining)
    {
        var (form, weights) = modules[statement];
        var result = form.Forward(new ModuleCall(input, weights, isTraining));
        if (form.SavesInput)
        {
            definitions.Save(input, statement.Path!);
        }

        return result;
    }

    /// <summary>The layers' weights as they are now, by their saved names.</summary>
    public Dictionary<string, double[]> Weights() => modules
        .SelectMany(pair => ((TorchModule)pair.Key.Operation).Weights.Where(weight => weight.Source.Length > 0).Select(weight =>
            (Name: $"{pair.Key.Node.Name}.{weight.Source}", Values: Back(weight, pair.Value.Weights[weight.Name]))))
        .ToDictionary(weight => weight.Name, weight => weight.Values);

    private static string Describe(ModuleWeight weight) => $"{weight.Name}: {string.Join(" x ", weight.Shape)}";

    private static double[] Fill(TorchWeight weight, ModuleWeight own, GraphNode node, IReadOnlyDictionary<string, double[]> weights)
    {
        if (weight.Source.Length == 0)
        {
            return [.. Enumerable.Repeat(own.Start, own.Shape.Aggregate(1, (product, extent) => product * extent))];
        }

        var moved = new TorchTensor(weights[$"{node.Name}.{weight.Source}"], [.. weight.Own]).Permute([.. weight.Axes]).Reshape([.. weight.Shape]);
        Assert.Equal(weight.Shape, moved.Shape);
        return [.. moved.Read()];
    }

    // The axes as they stand in the module, in the order in which they stand in the layer.
    private static double[] Back(TorchWeight weight, double[] values)
    {
        int[] order = [.. Enumerable.Range(0, weight.Axes.Count).Select(axis => weight.Axes.ToList().IndexOf(axis))];
        return [.. new TorchTensor(values, [.. weight.Axes.Select(axis => weight.Own[axis])]).Permute(order).Read()];
    }
}
