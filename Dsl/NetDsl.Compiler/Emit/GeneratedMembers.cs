namespace NetDsl.Compiler.Emit;

/// <summary>The members that generated code gives a network beside its layers' constants. C# lets none of them have the name of the class.</summary>
public static class GeneratedMembers
{
    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "Input", "Output", "Label", "Session", "TrainingSession", "Weights", "WeightSpans", "PreparedFloats", "InferenceArena",
        "TrainingArena", "Layers", "ParameterCount", "TrainableParameterCount", "TrainingBytesPerSample", "Macs", "ReceptiveFieldHeight",
        "ReceptiveFieldWidth", "Describe", "Prepare", "Predict", "Classify", "CreateSession", "CreateTrainingSession", "Inline", "Fault",
        "OnIlgpu", "DeviceWeights", "InferenceDeviceArena", "TrainingDeviceArena", "TorchModule",
    ];
}
