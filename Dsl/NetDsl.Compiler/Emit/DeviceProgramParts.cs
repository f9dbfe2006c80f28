using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Lowering;

namespace NetDsl.Compiler.Emit;

/// <summary>Predictions on a device.</summary>
internal sealed class DeviceInferencePart(NetworkGraph graph, InferenceProgram program)
{
    private readonly ArenaPart arena = new("InferenceDeviceArena", Spelling.Ilgpu, program.Arena, program.PreparedPlan);

    /// <summary>Writes the methods.</summary>
    public void Write(SourceWriter writer)
    {
        var method = new DeviceMethod(arena);
        method.WritePreparation(writer, "Lays out the weights for predictions; done again when they change.", program.Prepare);
        method.Write(writer, "Infer", $"Predicts. Input: {Batch(graph.Input)}; output: {Batch(graph.Output)}.", program.Forward);
    }

    /// <summary>Writes the view of memory.</summary>
    public void WriteViews(SourceWriter writer) => arena.Write(writer);

    /// <summary>The shape of a batch of a layer's values.</summary>
    public static string Batch(GraphNode node) => $"batch x {node.Output.ToSentence()}";
}

/// <summary>A training step on a device, without the loss and the optimizer.</summary>
internal sealed class DeviceTrainingPart(NetworkGraph graph, TrainingProgram program)
{
    private readonly ArenaPart arena = new("TrainingDeviceArena", Spelling.Ilgpu, program.Arena);

    /// <summary>Writes the methods.</summary>
    public void Write(SourceWriter writer)
    {
        var method = new DeviceMethod(arena);
        var (input, output) = (DeviceInferencePart.Batch(graph.Input), DeviceInferencePart.Batch(graph.Output));
        method.Write(
            writer,
            "Forward",
            $"Runs the network forward as training does. Input: {input}; output: {output}.",
            program.Forward);
        method.Write(
            writer,
            "Backward",
            $"Runs the network backward, from the gradient of the loss with respect to the output, {output}, to those of all weights, behind a forward pass on the same input.",
            program.Backward);
    }

    /// <summary>Writes the views of memory.</summary>
    public void WriteViews(SourceWriter writer)
    {
        arena.Write(writer);
        if (program.Network.Weights.Count > 0)
        {
            writer.Line();
            writer.Line("// Weights, and their gradients, by name. Moving statistics have no gradients.");
            var header = $"private {Spelling.Ilgpu.View} {DeviceMethod.Weights}";
            WeightsPart.WriteView(writer, header, Spelling.Ilgpu, program.Network.Weights, isDocumented: false);
        }
    }
}
