namespace NetDsl.Compiler.Emit;

/// <summary>What users see of a network on a device: how it gets there, and its typed border.</summary>
/// <param name="network">The network's class.</param>
/// <param name="hasLabels">Whether it tells classes apart.</param>
/// <param name="fault">The first error's text, which the constructor throws; null where the network was built.</param>
internal sealed class DeviceSurface(string network, bool hasLabels, string? fault)
{
    private const string Class = "OnIlgpu";

    private static readonly string[] Programs =
    [
        "Prepare(DeviceQueue queue, in DeviceFrame frame)",
        "Infer(DeviceQueue queue, int batch, in DeviceFrame frame)",
        "Forward(DeviceQueue queue, int batch, in DeviceFrame frame)",
        "Backward(DeviceQueue queue, int batch, in DeviceFrame frame)",
    ];

    /// <summary>Writes the class.</summary>
    /// <param name="writer">Where it is written.</param>
    /// <param name="name">The network's own name.</param>
    /// <param name="plan">The arguments of the memory plan.</param>
    /// <param name="programs">Writes what runs on the device.</param>
    public void Write(SourceWriter writer, string name, string plan, Action programs)
    {
        var baseClass = hasLabels ? $"DeviceNetwork<{network}.Label>" : "DeviceNetwork";
        writer.Summary($"{name} on a device: its weights are copied there, and predictions and training run there.");
        writer.Braces($"public sealed class {Class} : global::NetDsl.Ilgpu.{baseClass}", () =>
        {
            writer.Summary("Takes a network to a device and uploads its weights. Neither is disposed with this object.");
            writer.Line($"public {Class}({network} network, GpuDevice device)");
            writer.Line($"    : base(network, device, new DevicePlan({plan})){(fault is null ? "" : " =>")}");
            if (fault is null)
            {
                writer.Line("{").Line("}");
            }
            else
            {
                writer.Line($"    throw new InvalidOperationException({SourceWriter.Quote(fault)});");
            }

            WritePredictions(writer);
            programs();
        });
    }

    /// <summary>Writes the programs of a network that was not built.</summary>
    public static void WriteNothing(SourceWriter writer)
    {
        foreach (var program in Programs)
        {
            writer.Line();
            writer.Line($"protected override void {program} => throw new InvalidOperationException(Fault);");
        }
    }

    private void WritePredictions(SourceWriter writer)
    {
        writer.Line();
        writer.Summary("Runs the network on one sample. Any number of threads may predict at once.");
        writer.Line("public Output Predict(Input sample) => new(PredictAll(sample.Values));");
        if (hasLabels)
        {
            writer.Line();
            writer.Summary("The label of one sample. Any number of threads may classify at once.");
            writer.Line("public Label Classify(Input sample) => base.Classify(sample.Values);");
        }
    }
}
