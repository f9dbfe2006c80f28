using NetDsl.Compiler.Graph;

namespace NetDsl.Compiler.Emit;

/// <summary>The typed border: labels, input, output. Sizes are checked here, once.</summary>
internal static class BorderPart
{
    public static void Write(SourceWriter writer, EmissionInput input)
    {
        var graph = input.Graph;
        if (graph.Labels.Count > 0)
        {
            LabelPart.Write(writer, [.. graph.Labels.Select(label => label.Name)]);
        }

        WriteInput(writer, input.Place.Name.TrimStart('@'), graph.Input.Output);
        WriteOutput(writer, graph);
        WritePredictions(writer, graph);
    }

    private static void WriteInput(SourceWriter writer, string name, TensorShape shape)
    {
        var size = FormattableString.Invariant($"{shape.Elements}");
        writer.Line();
        writer.Summary($"One sample for {name}: {shape.ToSentence()} values, row by row, channels last.");
        writer.Braces("public readonly ref struct Input", () =>
        {
            writer.Summary("Values of one sample.");
            writer.Line($"public const int Length = {size};");
            writer.Line();
            writer.Summary($"Takes {size} values; refuses any other number.");
            writer.Line($"public Input(ReadOnlySpan<float> values) => Values = SampleCheck.Length(values, Length, \"{name}\", \"{shape.ToSentence()}\");");
            writer.Line();
            writer.Summary("The values.");
            writer.Line("public ReadOnlySpan<float> Values { get; }");
            foreach (var source in new[] { "float[]", "Span<float>", "ReadOnlySpan<float>" })
            {
                writer.Line();
                writer.Summary($"Takes {size} values; refuses any other number.");
                writer.Line($"public static implicit operator Input({source} values) => new(values);");
            }
        });
    }

    private static void WriteOutput(SourceWriter writer, NetworkGraph graph)
    {
        var shape = graph.Output.Output;
        var hasLabels = graph.Labels.Count > 0;
        writer.Line();
        writer.Summary($"The answer for one sample: {shape.ToSentence()} values.");
        writer.Braces("public readonly struct Output", () =>
        {
            writer.Line("private readonly float[] values;");
            writer.Line();
            writer.Line("internal Output(float[] values) => this.values = values;");
            writer.Line();
            writer.Summary("Values of one sample.");
            writer.Line(FormattableString.Invariant($"public const int Length = {shape.Elements};"));
            writer.Line();
            writer.Summary("The values.");
            writer.Line("public ReadOnlySpan<float> Values => values;");
            if (hasLabels)
            {
                writer.Line();
                writer.Summary("The value of a label.");
                writer.Line("public float this[Label label] => values[(int)label];");
                writer.Line();
                writer.Summary("The label with the greatest value; the first of equals.");
                writer.Line("public Label Best => (Label)SampleCheck.IndexOfMaximum(values);");
            }
        });
    }

    private static void WritePredictions(SourceWriter writer, NetworkGraph graph)
    {
        writer.Line();
        writer.Summary("Runs the network on one sample. Any number of threads may predict at once.");
        writer.Line("public Output Predict(Input sample) => new(PredictAll(sample.Values));");
        if (graph.Labels.Count > 0)
        {
            writer.Line();
            writer.Summary("The label of one sample. Any number of threads may classify at once.");
            writer.Line("public Label Classify(Input sample) => base.Classify(sample.Values);");
        }
    }
}
