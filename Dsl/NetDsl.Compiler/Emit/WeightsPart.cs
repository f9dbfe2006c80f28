using NetDsl.Compiler.Lowering;

namespace NetDsl.Compiler.Emit;

/// <summary>A named view of the block in which weights lie, and of the equal one of their gradients.</summary>
internal static class WeightsPart
{
    public static void Write(SourceWriter writer, EmissionInput input)
    {
        var slots = input.Programs.Training.Network.Weights;
        writer.Line();
        writer.Summary("The weights by name. After changing them, call Parameters.MarkChanged().");
        writer.Line("public WeightSpans Weights => new(Parameters.Values);");
        WriteSpans(writer, slots);
    }

    private static void WriteSpans(SourceWriter writer, IReadOnlyList<WeightSlot> slots)
    {
        writer.Line();
        writer.Summary("Weights, or their gradients, by name. Moving statistics have no gradients.");
        writer.Braces("public readonly ref struct WeightSpans(Span<float> block)", () =>
        {
            writer.Line("private readonly Span<float> block = block;");
            writer.Line();
            foreach (var layer in slots.GroupBy(slot => slot.Layer))
            {
                writer.Line(string.Join(" ", layer.Select(Property)));
            }
        });
    }

    private static string Property(WeightSlot slot)
    {
        var shape = string.Join(" x ", slot.Definition.Shape.Select(extent => FormattableString.Invariant($"{extent}")));
        var slice = FormattableString.Invariant($"block.Slice({slot.Offset}, {slot.Definition.Elements})");
        return $"/** <summary>{SourceWriter.Escape(slot.Key)}: {shape}.</summary> */ public Span<float> {slot.Name} => {slice};";
    }
}
