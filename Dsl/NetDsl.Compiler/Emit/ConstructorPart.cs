namespace NetDsl.Compiler.Emit;

/// <summary>The constructor, and what creates sessions.</summary>
internal static class ConstructorPart
{
    public static void Write(SourceWriter writer, EmissionInput input)
    {
        var name = input.Place.Name;
        writer.Line();
        writer.Summary("A network with weights drawn from a seed; equal seeds give equal weights on every system.");
        if (input.Fault is { } fault)
        {
            writer.Line($"public {name}(int seed = 0) : base(Describe(), seed) =>");
            writer.Line($"    throw new InvalidOperationException({SourceWriter.Quote(fault)});");
        }
        else
        {
            writer.Line($"public {name}(int seed = 0) : base(Describe(), seed)").Line("{").Line("}");
        }

        writer.Line();
        writer.Summary("A session for predictions: one thread's memory for up to a batch of samples.");
        writer.Line("public override Session CreateSession(int batch = 1) => new(this, batch);");
        writer.Line();
        writer.Summary("A session for training: one thread's memory for the values and gradients of up to a batch of samples.");
        writer.Line("public override TrainingSession CreateTrainingSession(int batch) => new(this, batch);");
    }
}
