using NetDsl.Compiler.Lowering;

namespace NetDsl.Compiler.Emit;

/// <summary>Named views of the blocks in which weights, their gradients and prepared weights lie.</summary>
internal static class WeightsPart
{
    public static void Write(SourceWriter writer, EmissionInput input)
    {
        var slots = input.Programs.Training.Network.Weights;
        writer.Line();
        writer.Summary("The weights by name. After changing them, call Parameters.MarkChanged().");
        writer.Line("public WeightSpans Weights => new(Parameters.Values);");
        WriteSpans(writer, "WeightSpans", "The weights by name, as spans of the network's block.", slots);
        WriteSpans(
            writer,
            "GradientSpans",
            "The gradients of the trainable weights by name, as spans of a session's block.",
            [.. slots.Where(slot => slot.Definition.IsTrainable)]);
    }

    private static void WriteSpans(SourceWriter writer, string type, string summary, IReadOnlyList<WeightSlot> slots)
    {
        writer.Line();
        writer.Summary(summary);
        writer.Braces($"public readonly ref struct {type}(Span<float> block)", () =>
        {
            writer.Line("private readonly Span<float> block = block;");
            foreach (var slot in slots)
            {
                var shape = string.Join(" x ", slot.Definition.Shape.Select(extent => FormattableString.Invariant($"{extent}")));
                writer.Line();
                writer.Summary($"{slot.Key}: {shape}.");
                writer.Line(FormattableString.Invariant($"public Span<float> {slot.Name} => block.Slice({slot.Offset}, {slot.Definition.Elements});"));
            }
        });
    }
}
