namespace NetDsl.Compiler.Emit;

/// <summary>
/// Writes the public surface of a network that could not be elaborated, so that the code which uses it gives no errors of its own
/// beside the network's. Nothing of it runs: the constructor throws the first error's text.
/// </summary>
internal static class FaultyEmitter
{
    /// <param name="place">The class.</param>
    /// <param name="fault">The first error's text.</param>
    /// <param name="labels">The labels, as far as they could be read.</param>
    public static string Run(ClassPlace place, string fault, IReadOnlyList<string> labels)
    {
        var baseType = labels.Count > 0 ? $" : global::NetDsl.Network<{place.Name}.Label>" : " : global::NetDsl.Network";
        return ClassFrame.Write(place, RuntimeNames.Cpu, $"{place.Name}: not built", baseType, writer => Document(writer, fault), writer =>
        {
            WriteConstants(writer);
            writer.Line($"private const string Fault = {SourceWriter.Quote(fault)};");
            writer.Line();
            writer.Line($"public {place.Name}(int seed = 0) : base(Describe(), seed)").Line("{").Line("}");
            if (labels.Count > 0)
            {
                LabelPart.Write(writer, labels);
            }

            WriteBorder(writer, labels.Count > 0);
            WriteSessions(writer, place.Name);
        });
    }

    private static void Document(SourceWriter writer, string fault) => writer.Summary($"This network was not built: {fault}");

    private static void WriteConstants(SourceWriter writer)
    {
        foreach (var (type, name) in new[]
        {
            ("long", "ParameterCount"), ("long", "TrainableParameterCount"), ("long", "Macs"), ("long", "TrainingBytesPerSample"),
            ("int", "ReceptiveFieldHeight"), ("int", "ReceptiveFieldWidth"),
        })
        {
            writer.Line($"public const {type} {name} = 0;");
        }

        writer.Line("public static global::System.Collections.Generic.IReadOnlyList<LayerInfo> Layers => throw new InvalidOperationException(Fault);");
    }

    private static void WriteBorder(SourceWriter writer, bool hasLabels)
    {
        writer.Member("public readonly ref struct Input", () =>
        {
            writer.Line("public const int Length = 0;");
            writer.Line("public Input(ReadOnlySpan<float> values) => throw new InvalidOperationException(Fault);");
            writer.Line("public ReadOnlySpan<float> Values => throw new InvalidOperationException(Fault);");
            foreach (var source in new[] { "float[]", "Span<float>", "ReadOnlySpan<float>" })
            {
                writer.Line($"public static implicit operator Input({source} values) => throw new InvalidOperationException(Fault);");
            }
        });
        writer.Member("public readonly struct Output", () =>
        {
            writer.Line("public const int Length = 0;");
            writer.Line("public ReadOnlySpan<float> Values => throw new InvalidOperationException(Fault);");
            if (hasLabels)
            {
                writer.Line("public float this[Label label] => throw new InvalidOperationException(Fault);");
                writer.Line("public Label Best => throw new InvalidOperationException(Fault);");
            }
        });
        writer.Line("public Output Predict(Input sample) => throw new InvalidOperationException(Fault);");
        if (hasLabels)
        {
            writer.Line("public Label Classify(Input sample) => throw new InvalidOperationException(Fault);");
        }
    }

    private static void WriteSessions(SourceWriter writer, string name)
    {
        writer.Line("public override Session CreateSession(int batch = 1) => throw new InvalidOperationException(Fault);");
        writer.Line("public override TrainingSession CreateTrainingSession(int batch) => throw new InvalidOperationException(Fault);");
        writer.Line("protected override int PreparedFloats => throw new InvalidOperationException(Fault);");
        writer.Line("protected override void Prepare(Span<float> memory) => throw new InvalidOperationException(Fault);");
        writer.Line("private static NetworkDescription Describe() => throw new InvalidOperationException(Fault);");
        WriteSession(writer, name, "Session", "InferenceSession", "public override void Forward(ReadOnlySpan<float> input, Span<float> output)");
        WriteSession(
            writer,
            name,
            "TrainingSession",
            "TrainingSession",
            "public override void Forward(ReadOnlySpan<float> input, Span<float> output)",
            "public override void Backward(ReadOnlySpan<float> input, ReadOnlySpan<float> outputGradient)");
    }

    private static void WriteSession(SourceWriter writer, string name, string type, string baseType, params string[] methods) =>
        writer.Member($"public sealed class {type} : global::NetDsl.{baseType}", () =>
        {
            writer.Line($"internal {type}({name} network, int batch) : base(network, batch, 0, 0)").Line("{").Line("}");
            foreach (var method in methods)
            {
                writer.Line($"{method} => throw new InvalidOperationException(Fault);");
            }
        });
}
