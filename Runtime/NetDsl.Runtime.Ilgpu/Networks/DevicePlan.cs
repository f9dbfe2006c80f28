namespace NetDsl.Ilgpu;

/// <summary>The memory that the programs of a network need, as the compiler planned it, in floats.</summary>
/// <param name="InferencePerSample">The arena of predictions: what grows with the batch, for one sample.</param>
/// <param name="InferenceFixed">The arena of predictions: what does not.</param>
/// <param name="Prepared">What predictions prepare of the weights.</param>
/// <param name="TrainingPerSample">The arena of training: what grows with the batch, for one sample.</param>
/// <param name="TrainingFixed">The arena of training: what does not.</param>
public sealed record DevicePlan(
    long InferencePerSample, long InferenceFixed, long Prepared, long TrainingPerSample, long TrainingFixed);
