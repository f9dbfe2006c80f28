using NetDsl.Compiler.Kernels;

namespace NetDsl.Compiler.Emit;

/// <summary>Writes calls, one a line, their comments in a column.</summary>
/// <param name="spelling">How the target writes calls.</param>
/// <param name="arenaNames">The properties of the arena.</param>
internal sealed class CallWriter(Spelling spelling, IReadOnlyDictionary<MemoryBuffer, string> arenaNames)
{
    /// <summary>Where comments stand, unless a call is longer.</summary>
    private const int LongestColumn = 120;

    /// <summary>Writes each call with its comment.</summary>
    /// <param name="writer">Where they go.</param>
    /// <param name="calls">The calls.</param>
    /// <param name="behind">A statement behind the call of a place in <paramref name="calls"/>; null for none.</param>
    public void Write(SourceWriter writer, IReadOnlyList<KernelCall> calls, Func<int, string>? behind = null)
    {
        var lines = calls.Select((call, place) => Format(call, place, behind)).ToList();
        var column = lines.Where(line => line.Length <= LongestColumn).Select(line => line.Length).DefaultIfEmpty(0).Max();
        for (var i = 0; i < calls.Count; i++)
        {
            writer.Line(calls[i].Comment.Length == 0 ? lines[i] : $"{lines[i].PadRight(column)} // {calls[i].Comment}");
        }
    }

    /// <summary>Writes calls that only lay out memory: those of one layer on one line.</summary>
    /// <param name="writer">Where they go.</param>
    /// <param name="calls">The calls.</param>
    /// <param name="behind">A statement behind the call of a place in <paramref name="calls"/>; null for none.</param>
    public void WriteByLayer(SourceWriter writer, IReadOnlyList<KernelCall> calls, Func<int, string>? behind = null)
    {
        var line = new List<string>();
        for (var i = 0; i < calls.Count; i++)
        {
            line.Add(Format(calls[i], i, behind));
            if (i + 1 == calls.Count || calls[i + 1].Layer != calls[i].Layer)
            {
                line.Add(calls[i].Comment.Length == 0 ? "" : $"// {calls[i].Comment}");
                writer.Line(string.Join(" ", line).TrimEnd());
                line.Clear();
            }
        }
    }

    private string Format(KernelCall call, int place, Func<int, string>? behind) =>
        behind is null ? Format(call) : $"{Format(call)} {behind(place)}";

    private string Format(KernelCall call)
    {
        var operands = call.Operands.Select(Format).ToList();
        if (call.Method == KernelCall.CopyMethod)
        {
            return spelling.Copy(operands[0], operands[1]);
        }

        if (call.TakesBatch)
        {
            operands.Insert(0, "batch");
        }

        operands.InsertRange(0, spelling.FirstOperands);

        var types = call.TypeArguments.Count > 0 ? $"<{string.Join(", ", call.TypeArguments)}>" : "";
        return $"{call.Method}{types}({string.Join(", ", operands)});";
    }

    private string Format(Operand operand) => operand.Buffer is not { } buffer
        ? spelling.Write(operand)
        : buffer.Area switch
        {
            BufferArea.Input => "input",
            BufferArea.Output => "output",
            BufferArea.OutputGradient => "outputGradient",
            BufferArea.Weights => $"weights.{buffer.Name}",
            BufferArea.Gradients => $"gradients.{buffer.Name}",
            _ => $"arena.{arenaNames[buffer]}",
        };
}
