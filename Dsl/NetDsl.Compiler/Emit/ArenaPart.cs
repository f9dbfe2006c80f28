using NetDsl.Compiler.Kernels;
using NetDsl.Compiler.Lowering;

namespace NetDsl.Compiler.Emit;

/// <summary>A memory plan as C#: one property for each buffer, with its place as constants.</summary>
internal static class ArenaPart
{
    /// <param name="writer">Where to write.</param>
    /// <param name="type">The name of the view.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="perSample">Whether any buffer grows with the batch.</param>
    public static void Write(SourceWriter writer, string type, MemoryPlan plan, bool perSample)
    {
        var names = Names(plan);
        writer.Line();
        writer.Braces(perSample ? $"private readonly ref struct {type}(Span<float> memory, int batch)" : $"private readonly ref struct {type}(Span<float> memory)", () =>
        {
            writer.Line("private readonly Span<float> memory = memory;");
            if (perSample)
            {
                writer.Line("private readonly int batch = batch;");
            }

            writer.Line();
            foreach (var entry in plan.Offsets)
            {
                WriteBuffer(writer, entry.Key, names[entry.Key], entry.Value, plan);
            }
        });
    }

    /// <summary>The property of each buffer; two buffers of one name are told apart by a number.</summary>
    public static IReadOnlyDictionary<MemoryBuffer, string> Names(MemoryPlan plan)
    {
        var scope = new IdentifierScope();
        return plan.Offsets.Keys.ToDictionary(buffer => buffer, buffer => scope.Unique(buffer.Name));
    }

    /// <summary>Spans do not keep a session alive: without this line, one that is never used again could be collected while a kernel runs.</summary>
    public static void WriteKeepAlive(SourceWriter writer) => writer.Line("GC.KeepAlive(this);");

    private static void WriteBuffer(SourceWriter writer, MemoryBuffer buffer, string name, long offset, MemoryPlan plan)
    {
        var slice = buffer.IsPerSample
            ? FormattableString.Invariant($"memory.Slice({offset} * batch, {buffer.Elements} * batch)")
            : plan.FloatsPerSample == 0
                ? FormattableString.Invariant($"memory.Slice({offset}, {buffer.Elements})")
                : FormattableString.Invariant($"memory.Slice(({plan.FloatsPerSample} * batch) + {offset}, {buffer.Elements})");
        writer.Line(buffer.Element == BufferElement.Int
            ? $"public Span<int> {name} => global::System.Runtime.InteropServices.MemoryMarshal.Cast<float, int>({slice});"
            : $"public Span<float> {name} => {slice};");
    }
}
