using NetDsl.Compiler.Lowering;

namespace NetDsl.Compiler.Emit;

/// <summary>
/// Writes the C# of a network for ILGPU: a class within the network's, in a second file, so that the first one needs no device's library.
/// </summary>
internal static class IlgpuEmitter
{
    /// <param name="input">The network, with programs of a device.</param>
    public static string Run(EmissionInput input)
    {
        var programs = input.Programs.Device!;
        var refusal = input.Fault is { } fault ? $"throw new InvalidOperationException({SourceWriter.Quote(fault)})" : null;
        var surface = new DeviceSurface(input.Place.Name, input.Graph.Labels.Count > 0, refusal);
        return ClassFrame.Write(
            input.Place,
            RuntimeNames.Ilgpu,
            $"{LayerTable.Headline(input.Graph, input.Facts)}, for ILGPU",
            bases: "",
            documentation: static _ => { },
            writer => surface.Write(writer, input.Graph.Name, Plan(programs), () =>
            {
                var inference = new DeviceInferencePart(input.Graph, programs.Inference);
                var training = new DeviceTrainingPart(input.Graph, programs.Training);
                inference.Write(writer);
                training.Write(writer);
                inference.WriteViews(writer);
                training.WriteViews(writer);
            }));
    }

    /// <param name="place">The class of a network that could not be elaborated.</param>
    /// <param name="hasLabels">Whether the network declares labels.</param>
    public static string RunFaulty(ClassPlace place, bool hasLabels) => ClassFrame.Write(
        place,
        RuntimeNames.Ilgpu,
        $"{place.Name}: not built",
        bases: "",
        documentation: static _ => { },
        writer => DeviceSurface.OfNothing(place.Name, hasLabels)
            .Write(writer, place.Name, "0, 0, 0, 0, 0", () => DeviceSurface.WriteNoPrograms(writer)));

    private static string Plan(DevicePrograms programs)
    {
        var (inference, training) = (programs.Inference, programs.Training);
        return FormattableString.Invariant(
            $"InferencePerSample: {inference.Arena.FloatsPerSample}, InferenceFixed: {inference.Arena.FixedFloats}, Prepared: {inference.PreparedPlan.FixedFloats}, ")
            + FormattableString.Invariant($"TrainingPerSample: {training.Arena.FloatsPerSample}, TrainingFixed: {training.Arena.FixedFloats}");
    }
}
