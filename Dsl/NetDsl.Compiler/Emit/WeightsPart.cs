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
        writer.Line();
        writer.Summary("Weights, or their gradients, by name. Moving statistics have no gradients.");
        WriteView(writer, $"public {Spelling.Cpu.View} WeightSpans", Spelling.Cpu, slots, isDocumented: true);
    }

    /// <summary>Writes a view of the block.</summary>
    public static void WriteView(SourceWriter writer, string header, Spelling spelling, IReadOnlyList<WeightSlot> slots, bool isDocumented) =>
        writer.Braces($"{header}({spelling.Floats} block)", () =>
        {
            writer.Line($"private readonly {spelling.Floats} block = block;");
            writer.Line();
            foreach (var layer in slots.GroupBy(slot => slot.Layer))
            {
                writer.Line(string.Join(" ", layer.Select(slot => (isDocumented ? Documentation(slot) : "") + Property(slot, spelling))));
            }
        });

    private static string Documentation(WeightSlot slot)
    {
        var shape = string.Join(" x ", slot.Definition.Shape.Select(extent => FormattableString.Invariant($"{extent}")));
        return $"/** <summary>{SourceWriter.Escape(slot.Key)}: {shape}.</summary> */ ";
    }

    private static string Property(WeightSlot slot, Spelling spelling)
    {
        var slice = FormattableString.Invariant($"block.Slice({slot.Offset}, {slot.Definition.Elements})");
        return $"public {spelling.Floats} {slot.Name} => {slice};";
    }
}
