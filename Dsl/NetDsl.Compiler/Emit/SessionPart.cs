namespace NetDsl.Compiler.Emit;

/// <summary>The session for predictions, and the preparation of its weights.</summary>
internal static class SessionPart
{
    public static void Write(SourceWriter writer, EmissionInput input)
    {
        var program = input.Programs.Inference;
        var arena = new ArenaPart("InferenceArena", Spelling.Cpu, program.Arena, program.PreparedPlan);
        var calls = new CallWriter(Spelling.Cpu, arena.Names);
        WritePreparation(writer, input, arena, calls);
        writer.Line();
        writer.Summary("Predictions: one thread's memory. The weights are the network's and shared.");
        writer.Braces("public sealed class Session : global::NetDsl.InferenceSession", () =>
        {
            writer.Line($"internal Session({input.Place.Name} network, int batch)");
            writer.Line(FormattableString.Invariant($"    : base(network, batch, floatsPerSample: {program.Arena.FloatsPerSample}, fixedFloats: {program.Arena.FixedFloats})"));
            writer.Line("{").Line("}");
            writer.Line();
            writer.Summary($"Runs the network forward. Input: samples x {input.Graph.Input.Output.ToSentence()}; output: samples x {input.Graph.Output.Output.ToSentence()}.");
            writer.Braces("public override void Forward(ReadOnlySpan<float> input, Span<float> output)", () =>
            {
                writer.Line("var batch = Begin(input, output);");
                arena.WriteView(writer, program.Forward);
                calls.Write(writer, program.Forward, ClockPart.Begin(writer, input, ProfiledPhase.Predict));
                ArenaPart.WriteKeepAlive(writer);
            });
        });
        arena.Write(writer);
    }

    private static void WritePreparation(SourceWriter writer, EmissionInput input, ArenaPart arena, CallWriter calls)
    {
        var program = input.Programs.Inference;
        writer.Line();
        writer.Summary("Floats of the weights as predictions want them.");
        writer.Line(FormattableString.Invariant($"protected override int PreparedFloats => {program.PreparedPlan.FixedFloats};"));
        writer.Line();
        writer.Summary("Lays out the weights for predictions; done again when they change.");
        writer.Braces("protected override void Prepare(Span<float> memory)", () =>
        {
            if (program.Prepare.Count > 0)
            {
                writer.Line("var weights = Weights;");
                arena.WritePreparedView(writer, "memory");
                calls.WriteByLayer(writer, program.Prepare, ClockPart.Begin(writer, input, ProfiledPhase.Prepare));
            }
        });
    }
}
