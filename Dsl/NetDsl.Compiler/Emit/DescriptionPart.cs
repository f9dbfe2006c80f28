using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Kernels;
using NetDsl.Compiler.Layers;
using NetDsl.Compiler.Lowering;

namespace NetDsl.Compiler.Emit;

/// <summary>What the runtime must know of the network: names, shapes and weights.</summary>
internal static class DescriptionPart
{
    public static void Write(SourceWriter writer, EmissionInput input)
    {
        var graph = input.Graph;
        var network = input.Programs.Training.Network;
        writer.Line();
        writer.Line("private static NetworkDescription Describe() => new(");
        writer.Line($"    {SourceWriter.Quote(graph.Name)},");
        writer.Line($"    [{Extents(graph.Input.Output.Extents)}],");
        writer.Line($"    [{Extents(graph.Output.Output.Extents)}],");
        writer.Line("    ParameterDescription.Of(Layers),");
        writer.Line(FormattableString.Invariant($"    {network.TrainableFloats},"));
        writer.Line(FormattableString.Invariant($"    {network.StatisticFloats},"));
        writer.Line($"    [{string.Join(", ", graph.Labels.Select(label => SourceWriter.Quote(label.Name)))}],");
        writer.Line($"    Loss.{graph.Loss?.Kind ?? LossKind.None});");
    }

    /// <summary>One array of weights: the key under which it is saved, its shape, its start, and its place in the store.</summary>
    public static string Parameter(WeightSlot slot)
    {
        var definition = slot.Definition;
        var trainable = definition.IsTrainable ? "true" : "false";
        return FormattableString.Invariant(
            $"new({SourceWriter.Quote(slot.Key)}, [{Extents(definition.Shape)}], {Initializer(definition)}, {trainable}, {slot.Offset})");
    }

    private static string Initializer(WeightDefinition definition) => definition.Initializer switch
    {
        InitializerKind.Zeros => "Initializer.Zeros",
        InitializerKind.Ones => "Initializer.Ones",
        InitializerKind.Constant => $"Initializer.Constant({SpecStruct.Literal((float)definition.Start)})",
        InitializerKind.GlorotUniform or InitializerKind.GlorotNormal =>
            FormattableString.Invariant($"Initializer.{definition.Initializer}({definition.FanIn}, {definition.FanOut})"),
        _ => FormattableString.Invariant($"Initializer.{definition.Initializer}({definition.FanIn})"),
    };

    private static string Extents(IEnumerable<int> extents) =>
        string.Join(", ", extents.Select(extent => FormattableString.Invariant($"{extent}")));
}
