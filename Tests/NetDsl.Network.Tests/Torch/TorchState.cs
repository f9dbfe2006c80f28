using NetDsl.Compiler.Torch;

namespace NetworkTests.Torch;

/// <summary>The modules of a network with their weights, which are the layers' in PyTorch's layout.</summary>
internal sealed class TorchState
{
    private readonly Dictionary<TorchStatement, (ModuleForm Form, Dictionary<string, double[]> Weights)> modules = [];
    private readonly TorchDefinitions definitions;

    /// <param name="weights">The weights that the modules have at the start.</param>
    /// <param name="language">The language whose constructors make the modules.</param>
    /// <param name="definitions">What names mean in it.</param>
    public TorchState(ModuleWeights weights, TorchLanguage language, TorchDefinitions definitions)
    {
        this.definitions = definitions;
        foreach (var statement in weights.Modules)
        {
            var module = (TorchModule)statement.Operation;
            var text = language == TorchLanguage.Python ? $"{module.Type}({module.PythonArguments})"
                : $"{(module is { IsOwn: true, PythonClass: null } ? "NetDsl.Torch." : "")}{module.Type}({module.CSharpArguments})";
            var form = (ModuleForm)definitions.Evaluate(text, new Dictionary<string, TorchTensor>())!;
            Assert.Equal(form.Weights.Select(Describe), module.Weights.Select(weight => Describe(new ModuleWeight(weight.Name, [.. weight.Shape]))));
            modules.Add(statement, (form, form.Weights.ToDictionary(weight => weight.Name, weight => weights[statement, weight.Name]?.ToArray() ?? weight.Started())));
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

    /// <summary>What training moved, by the saved names of the layers' weights.</summary>
    public Dictionary<string, double[]> Statistics() => modules
        .SelectMany(pair => ((TorchModule)pair.Key.Operation).Weights.Where(weight => weight.Name.StartsWith("running", StringComparison.Ordinal)).Select(weight =>
            (Name: $"{pair.Key.Node.Name}.{weight.Source}", Values: ModuleWeights.MoveBack(weight, pair.Value.Weights[weight.Name]))))
        .ToDictionary(weight => weight.Name, weight => weight.Values);

    private static string Describe(ModuleWeight weight) => $"{weight.Name}: {string.Join(" x ", weight.Shape)}";
}
