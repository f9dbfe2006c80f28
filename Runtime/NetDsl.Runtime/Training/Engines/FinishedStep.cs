namespace NetDsl;

/// <summary>The result of one step of a training.</summary>
/// <param name="Samples">Samples of the batch.</param>
/// <param name="LearningRate">The learning rate.</param>
/// <param name="Loss">The mean loss over the batch.</param>
/// <param name="Told">How many samples' class was told.</param>
internal readonly record struct FinishedStep(int Samples, double LearningRate, double Loss, int Told);
