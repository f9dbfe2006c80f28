using NetDsl.Compiler.Kernels;

namespace NetDsl.Compiler.Emit;

/// <summary>A method that enqueues calls on a device.</summary>
/// <param name="arena">The view of its memory.</param>
internal sealed class DeviceMethod(ArenaPart arena)
{
    /// <summary>The view of weights, and of their gradients.</summary>
    public const string Weights = "DeviceWeights";

    private readonly CallWriter calls = new(Spelling.Ilgpu, arena.Names);

    /// <summary>Writes a method that works on a batch.</summary>
    /// <param name="writer">Where it is written.</param>
    /// <param name="name">Its name.</param>
    /// <param name="summary">What it does.</param>
    /// <param name="program">The calls.</param>
    public void Write(SourceWriter writer, string name, string summary, IReadOnlyList<KernelCall> program)
    {
        writer.Line();
        writer.Summary(summary);
        writer.Braces($"protected override void {name}(DeviceQueue queue, int batch, in DeviceFrame frame)", () =>
        {
            WriteLocals(writer, program);
            arena.WriteView(writer, program);
            calls.Write(writer, program);
        });
    }

    /// <summary>Writes the method that prepares the weights of predictions.</summary>
    public void WritePreparation(SourceWriter writer, string summary, IReadOnlyList<KernelCall> preparation)
    {
        writer.Line();
        writer.Summary(summary);
        writer.Braces("protected override void Prepare(DeviceQueue queue, in DeviceFrame frame)", () =>
        {
            if (preparation.Count > 0)
            {
                WriteLocals(writer, preparation);
                arena.WritePreparedView(writer, Spelling.Ilgpu.Prepared);
                calls.Write(writer, preparation);
            }
        });
    }

    private static void WriteLocals(SourceWriter writer, IReadOnlyList<KernelCall> calls)
    {
        var areas = new HashSet<BufferArea>(calls.SelectMany(call => call.Operands).Select(operand => operand.Buffer?.Area ?? BufferArea.Arena));
        foreach (var (area, line) in new[]
        {
            (BufferArea.Input, "var input = frame.Input;"),
            (BufferArea.Output, "var output = frame.Output;"),
            (BufferArea.OutputGradient, "var outputGradient = frame.OutputGradient;"),
            (BufferArea.Weights, $"var weights = new {Weights}(frame.Weights);"),
            (BufferArea.Gradients, $"var gradients = new {Weights}(frame.Gradients);"),
        })
        {
            if (areas.Contains(area))
            {
                writer.Line(line);
            }
        }
    }
}
