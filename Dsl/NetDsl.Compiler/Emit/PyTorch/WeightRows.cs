using System.Globalization;
using NetDsl.Compiler.Layers;
using NetDsl.Compiler.Torch;

namespace NetDsl.Compiler.Emit.PyTorch;

/// <summary>The table of weights: for each tensor of <c>state_dict</c> NetDsl's array, its layout and its start.</summary>
internal static class WeightRows
{
    /// <summary>The rows in the order of <c>state_dict</c>.</summary>
    public static IEnumerable<string> Of(TorchBlock network) =>
        Statements(network).SelectMany(statement => Module(statement).Weights.Where(HasSource).Select(weight => Row(statement, weight)));

    /// <summary>The names of parameters that are constants: training leaves them as the module makes them.</summary>
    public static IEnumerable<string> Constants(TorchBlock network) => Statements(network).SelectMany(statement =>
        Module(statement).Weights.Where(weight => !HasSource(weight)).Select(weight => $"{statement.Path}.{weight.Name}"));

    private static bool HasSource(TorchWeight weight) => weight.Source.Length > 0;

    private static TorchModule Module(TorchStatement statement) => (TorchModule)statement.Operation;

    private static IEnumerable<TorchStatement> Statements(TorchBlock block) =>
        block.Members.SelectMany(member => member.Block is { } inner ? Statements(inner) : [member.Statement!]);

    private static string Row(TorchStatement statement, TorchWeight weight)
    {
        var definition = statement.Node.Weights.First(one => one.Name == weight.Source);
        var view = definition.Shape.SequenceEqual(weight.Own) ? "" : $", {PythonText.Tuple(weight.Own)}";
        return string.Join(
            ", ",
            $"Weight({PythonText.Quote($"{statement.Path}.{weight.Name}")}",
            PythonText.Quote($"{statement.Node.Name}.{weight.Source}"),
            PythonText.Tuple(definition.Shape),
            PythonText.Tuple(weight.Axes),
            Start(definition) + view + "),");
    }

    private static string Start(WeightDefinition definition) => definition.Initializer switch
    {
        InitializerKind.Zeros => "constant(0.0)",
        InitializerKind.Ones => "constant(1.0)",
        InitializerKind.Constant => $"constant({TorchLiteral.Of(definition.Start)})",
        InitializerKind.GlorotUniform => Call("glorot_uniform", definition.FanIn, definition.FanOut),
        InitializerKind.GlorotNormal => Call("glorot_normal", definition.FanIn, definition.FanOut),
        InitializerKind.HeUniform => Call("he_uniform", definition.FanIn),
        InitializerKind.HeNormal => Call("he_normal", definition.FanIn),
        _ => throw new InvalidOperationException($"{definition.Initializer} has no form in Python."),
    };

    private static string Call(string function, params long[] fans) =>
        $"{function}({string.Join(", ", fans.Select(fan => fan.ToString(CultureInfo.InvariantCulture)))})";
}
