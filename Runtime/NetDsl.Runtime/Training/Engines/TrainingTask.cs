namespace NetDsl;

/// <summary>What an engine is to train on.</summary>
/// <param name="Trainer">The settings.</param>
/// <param name="Training">The samples.</param>
/// <param name="Loss">The training loss.</param>
/// <param name="BatchSize">The most samples of a step.</param>
internal sealed record TrainingTask(Trainer Trainer, IDataset Training, LossFunction Loss, int BatchSize)
{
    /// <summary>Fills a batch as a step sees it: read, then changed by the trainer's transform.</summary>
    /// <param name="reader">The reader of the data.</param>
    /// <param name="indices">The samples.</param>
    /// <param name="number">The number of the step.</param>
    /// <param name="memory">Where they go.</param>
    public void Fill(BatchReader reader, ReadOnlySpan<int> indices, long number, in BatchMemory memory)
    {
        reader.Fill(indices, memory);
        Trainer.Transform?.Invoke(
            memory.Samples[..(indices.Length * reader.SampleLength)],
            indices.Length,
            RandomStream.Named(Trainer.Seed, "transform", (uint)number));
    }
}
