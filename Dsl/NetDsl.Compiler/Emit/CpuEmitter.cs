using NetDsl.Compiler.Analysis;
using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Lowering;

namespace NetDsl.Compiler.Emit;

/// <summary>Everything that the emitter knows of a network.</summary>
internal sealed record EmissionInput(ClassPlace Place, NetworkGraph Graph, NetworkFacts Facts, NetworkPrograms Programs, string? Fault)
{
    /// <summary>Whether every call is timed.</summary>
    public bool IsProfiled { get; init; }
}

/// <summary>Writes the C# of a network for the CPU target: constants, typed borders, kernel constants, sessions.</summary>
internal static class CpuEmitter
{
    /// <param name="input">The network. With a fault, the whole surface is there and the constructor throws the fault's text.</param>
    public static string Run(EmissionInput input) => ClassFrame.Write(
        input.Place,
        RuntimeNames.Cpu,
        LayerTable.Headline(input.Graph, input.Facts),
        BaseType(input),
        writer => DocumentationPart.Write(writer, input),
        writer =>
        {
            ConstantsPart.Write(writer, input);
            ClockPart.Write(writer, input);
            ConstructorPart.Write(writer, input);
            BorderPart.Write(writer, input);
            WeightsPart.Write(writer, input);
            SessionPart.Write(writer, input);
            TrainingSessionPart.Write(writer, input);
            SpecsPart.Write(writer, input);
            DescriptionPart.Write(writer, input);
        });

    private static string BaseType(EmissionInput input) => input.Graph.Labels.Count > 0
        ? $" : global::NetDsl.Network<{input.Place.Name}.Label>"
        : " : global::NetDsl.Network";
}
