using NetDsl.Compiler.Kernels;
using NetDsl.Compiler.Lowering;

namespace NetDsl.Compiler.Emit;

/// <summary>
/// A session's memory as C#: one property for each buffer, with its place as constants, and one line for each layer. What predictions
/// prepare of the weights lies in memory of its own, which all sessions share.
/// </summary>
/// <param name="type">The name of the view.</param>
/// <param name="spelling">How the target writes memory.</param>
/// <param name="arena">The plan of the session's memory.</param>
/// <param name="prepared">The plan of the prepared weights; null for training.</param>
internal sealed class ArenaPart(string type, Spelling spelling, MemoryPlan arena, MemoryPlan? prepared = null)
{
    /// <summary>The property of each buffer; two buffers of one name are told apart by a number.</summary>
    public IReadOnlyDictionary<MemoryBuffer, string> Names { get; } = NamesOf(arena, prepared);

    /// <summary>Spans do not keep a session alive: without this line, one that is never used again could be collected while a kernel runs.</summary>
    public static void WriteKeepAlive(SourceWriter writer) => writer.Line("GC.KeepAlive(this);");

    /// <summary>Declares the view in a method that runs calls.</summary>
    public void WriteView(SourceWriter writer, IReadOnlyList<KernelCall> calls)
    {
        if (calls.Any(call => call.Operands.Any(operand => operand.Buffer?.Area is BufferArea.Arena or BufferArea.Prepared)))
        {
            var shared = prepared is null ? "" : $", {spelling.Prepared}";
            writer.Line($"var arena = new {type}({spelling.Arena}, batch{shared});");
        }
    }

    /// <summary>Declares the view where only the weights are prepared.</summary>
    public void WritePreparedView(SourceWriter writer, string memory) => writer.Line($"var arena = new {type}(default, 0, {memory});");

    /// <summary>Writes the view's type.</summary>
    public void Write(SourceWriter writer)
    {
        if (Names.Count == 0)
        {
            return;
        }

        writer.Line();
        writer.Line("// Where everything lies: what grows with the batch is Each, what does not is Once.");
        var shared = prepared is null ? "" : $", {spelling.Floats} prepared";
        writer.Braces($"private {spelling.View} {type}({spelling.Floats} memory, int batch{shared})", () =>
        {
            WriteParts(writer);
            writer.Line();
            foreach (var line in Names.GroupBy(entry => entry.Key.Layer))
            {
                writer.Line(string.Join(" ", line.Select(entry => Property(entry.Key, entry.Value))));
            }
        });
    }

    private void WriteParts(SourceWriter writer)
    {
        var (floats, whole) = (spelling.Floats, spelling.Offset);
        writer.Line($"private readonly {floats} memory = memory;");
        writer.Line("private readonly int batch = batch;");
        if (prepared is not null)
        {
            writer.Line($"private readonly {floats} prepared = prepared;");
        }

        writer.Line();
        writer.Line($"private {floats} Each({whole} offset, {whole} elements) => memory.Slice(offset * batch, elements * batch);");
        var start = arena.FloatsPerSample == 0
            ? "offset"
            : FormattableString.Invariant($"({arena.FloatsPerSample}{spelling.OffsetSuffix} * batch) + offset");
        writer.Line($"private {floats} Once({whole} offset, {whole} elements) => memory.Slice({start}, elements);");
        if (prepared is not null)
        {
            writer.Line($"private {floats} Prepared({whole} offset, {whole} elements) => prepared.Slice(offset, elements);");
        }
    }

    private string Property(MemoryBuffer buffer, string name)
    {
        var isPrepared = buffer.Area == BufferArea.Prepared;
        var part = isPrepared ? "Prepared" : buffer.IsPerSample ? "Each" : "Once";
        var offset = (isPrepared ? prepared! : arena).Offsets[buffer];
        var slice = FormattableString.Invariant($"{part}({offset}, {buffer.Elements})");
        return buffer.Element == BufferElement.Int
            ? $"public {spelling.Indices.Type} {name} => {spelling.Indices.From(slice)};"
            : $"public {spelling.Floats} {name} => {slice};";
    }

    private static Dictionary<MemoryBuffer, string> NamesOf(MemoryPlan arena, MemoryPlan? prepared)
    {
        var scope = new IdentifierScope(["Each", "Once", "Prepared"]);
        return arena.Offsets.Keys.Concat(prepared?.Offsets.Keys ?? []).ToDictionary(buffer => buffer, buffer => scope.Unique(buffer.Name));
    }
}
