namespace NetDsl.Compiler.Emit;

/// <summary>What users see of a network on a device: how it gets there, and its typed border.</summary>
/// <param name="network">The network's class.</param>
/// <param name="hasLabels">Whether it tells classes apart.</param>
/// <param name="constructor">
/// What the constructor throws, as C# writes it; null where it throws nothing. A network with a fault cannot be created, so that its
/// other members never run.
/// </param>
internal sealed class DeviceSurface(string network, bool hasLabels, string? constructor = null)
{
    private const string Class = "OnIlgpu";

    // A constant of the first part of a class that was not built.
    private const string Refusal = "throw new InvalidOperationException(Fault)";

    private static readonly string[] Programs =
    [
        "Prepare(DeviceQueue queue, in DeviceFrame frame)",
        "Infer(DeviceQueue queue, int batch, in DeviceFrame frame)",
        "Forward(DeviceQueue queue, int batch, in DeviceFrame frame)",
        "Backward(DeviceQueue queue, int batch, in DeviceFrame frame)",
    ];

    /// <summary>The surface of a network that could not be elaborated.</summary>
    public static DeviceSurface OfNothing(string network, bool hasLabels) => new(network, hasLabels, Refusal) { IsBuilt = false };

    private bool IsBuilt { get; init; } = true;

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
            writer.Line($"    : base(network, device, new DevicePlan({plan})){(constructor is null ? "" : " =>")}");
            if (constructor is null)
            {
                writer.Line("{").Line("}");
            }
            else
            {
                writer.Line($"    {constructor};");
            }

            WritePredictions(writer);
            programs();
        });
    }

    /// <summary>Writes the programs of a network that was not built.</summary>
    public static void WriteNoPrograms(SourceWriter writer)
    {
        foreach (var program in Programs)
        {
            writer.Line();
            writer.Line($"protected override void {program} => {Refusal};");
        }
    }

    private void WritePredictions(SourceWriter writer)
    {
        writer.Line();
        writer.Summary("Runs the network on one sample. Any number of threads may predict at once.");
        writer.Line($"public Output Predict(Input sample) => {(IsBuilt ? "new(PredictAll(sample.Values))" : Refusal)};");
        if (hasLabels)
        {
            writer.Line();
            writer.Summary("The label of one sample. Any number of threads may classify at once.");
            writer.Line($"public Label Classify(Input sample) => {(IsBuilt ? "base.Classify(sample.Values)" : Refusal)};");
        }
    }
}
