using System.Globalization;
using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Layers;
using NetDsl.Compiler.Torch;

namespace NetDsl.Compiler.Emit.PyTorch;

/// <summary>The table of weights: for each tensor of <c>state_dict</c> NetDsl's array, its layout and its start.</summary>
internal static class WeightRows
{
    /// <summary>The rows in the order of <c>state_dict</c>.</summary>
    public static IEnumerable<string> Of(TorchBlock network) =>
        Members(network).SelectMany(member => member.Module!.Weights.Where(HasSource).Select(weight => Row(member, weight)));

    /// <summary>The names of parameters that are constants: training leaves them as the module makes them.</summary>
    public static IEnumerable<string> Constants(TorchBlock network) => Members(network).SelectMany(member =>
        member.Module!.Weights.Where(weight => !HasSource(weight)).Select(weight => $"{member.Path}.{weight.Name}"));

    /// <summary>Arrays of NetDsl's that no module has: those of layers that the output does not depend on.</summary>
    public static IEnumerable<string> Unused(TorchBlock network, NetworkGraph graph)
    {
        var used = new HashSet<string>(
            Members(network).SelectMany(member => member.Module!.Weights.Where(HasSource).Select(weight => Key(member.Statement!.Node, weight.Source))),
            StringComparer.Ordinal);
        return graph.Nodes
            .SelectMany(node => node.Weights.Select(weight => (Key: Key(node, weight.Name), weight.Shape)))
            .Where(weight => !used.Contains(weight.Key))
            .Select(weight => $"{PythonText.Quote(weight.Key)}: {PythonText.Tuple(weight.Shape)},");
    }

    private static string Key(GraphNode node, string weight) => $"{node.Name}.{weight}";

    private static bool HasSource(TorchWeight weight) => weight.Source.Length > 0;

    private static IEnumerable<TorchMember> Members(TorchBlock block) =>
        block.Members.SelectMany(member => member.Block is { } inner ? Members(inner) : [member]);

    private static string Row(TorchMember member, TorchWeight weight)
    {
        var node = member.Statement!.Node;
        var definition = node.Weights.First(one => one.Name == weight.Source);
        var view = definition.Shape.SequenceEqual(weight.Own) ? "" : $", {PythonText.Tuple(weight.Own)}";
        return string.Join(
            ", ",
            $"Weight({PythonText.Quote($"{member.Path}.{weight.Name}")}",
            PythonText.Quote(Key(node, weight.Source)),
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
