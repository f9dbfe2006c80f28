using NetDsl.Compiler.Kernels;

namespace NetDsl.Compiler.Emit;

/// <summary>The session for training: forward, keeping what the adjoint needs, and backward.</summary>
internal static class TrainingSessionPart
{
    public static void Write(SourceWriter writer, EmissionInput input)
    {
        var program = input.Programs.Training;
        var arena = new ArenaPart("TrainingArena", Spelling.Cpu, program.Arena);
        var calls = new CallWriter(Spelling.Cpu, arena.Names);
        writer.Line();
        writer.Summary("Training: one thread's memory for values and gradients.");
        writer.Braces("public sealed class TrainingSession : global::NetDsl.TrainingSession", () =>
        {
            writer.Line($"internal TrainingSession({input.Place.Name} network, int batch)");
            writer.Line(FormattableString.Invariant($"    : base(network, batch, floatsPerSample: {program.Arena.FloatsPerSample}, fixedFloats: {program.Arena.FixedFloats})"));
            writer.Line("{").Line("}");
            WriteForward(writer, input, arena, calls);
            WriteBackward(writer, input, arena, calls);
            writer.Line();
            writer.Summary("The gradients of the trainable weights by name, as the last backward pass left them.");
            writer.Line("public WeightSpans WeightGradients => new(Gradients);");
        });
        arena.Write(writer);
    }

    private static void WriteForward(SourceWriter writer, EmissionInput input, ArenaPart arena, CallWriter calls)
    {
        var program = input.Programs.Training;
        writer.Line();
        writer.Summary($"Runs the network forward as training does. Input: samples x {input.Graph.Input.Output.ToSentence()}; output: samples x {input.Graph.Output.Output.ToSentence()}.");
        writer.Braces("public override void Forward(ReadOnlySpan<float> input, Span<float> output)", () =>
        {
            writer.Line("var batch = Begin(input, output);");
            WriteViews(writer, arena, program.Forward);
            calls.Write(writer, program.Forward, ClockPart.Begin(writer, input, ProfiledPhase.Forward));
            ArenaPart.WriteKeepAlive(writer);
        });
    }

    private static void WriteBackward(SourceWriter writer, EmissionInput input, ArenaPart arena, CallWriter calls)
    {
        var program = input.Programs.Training;
        writer.Line();
        writer.Summary("Runs the network backward, from the gradient of the loss with respect to the output to those of all weights, behind a forward pass on the same input.");
        writer.Braces("public override void Backward(ReadOnlySpan<float> input, ReadOnlySpan<float> outputGradient)", () =>
        {
            writer.Line("var batch = BeginBackward(input, outputGradient);");
            WriteViews(writer, arena, program.Backward);
            calls.Write(writer, program.Backward, ClockPart.Begin(writer, input, ProfiledPhase.Backward));
            ArenaPart.WriteKeepAlive(writer);
        });
    }

    private static void WriteViews(SourceWriter writer, ArenaPart arena, IReadOnlyList<KernelCall> calls)
    {
        var areas = new HashSet<BufferArea>(calls.SelectMany(call => call.Operands).Select(operand => operand.Buffer?.Area ?? BufferArea.Input));
        if (areas.Contains(BufferArea.Weights))
        {
            writer.Line("var weights = new WeightSpans(Network.Parameters.Values);");
        }

        if (areas.Contains(BufferArea.Gradients))
        {
            writer.Line("var gradients = WeightGradients;");
        }

        arena.WriteView(writer, calls);
    }
}
