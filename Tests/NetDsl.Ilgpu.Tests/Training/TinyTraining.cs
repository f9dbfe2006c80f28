namespace NetDsl.Ilgpu.Tests.Training;

/// <summary>One training that tests repeat with something in its way: three epochs of three steps, the last of an epoch smaller.</summary>
internal static class TinyTraining
{
    public const int Steps = 9;

    public static ImageDataset Data { get; } = TinyData.Labelled(22);

    public static ImageDataset Validation { get; } = TinyData.Labelled(9, seed: 2);

    /// <summary>The settings.</summary>
    /// <param name="checkpoint">The file of checkpoints; none writes none.</param>
    /// <param name="batch">Sees the batch of each step before it is taken, from 1.</param>
    /// <param name="snapshots">Steps between two copies of the weights.</param>
    public static Trainer Trainer(string? checkpoint = null, Action<int, Memory>? batch = null, int snapshots = 1)
    {
        var step = 0;
        return new Trainer
        {
            Optimizer = new AdamW(0.05) { ClipNorm = 0.5 },
            Schedule = new CosineSchedule(),
            Epochs = 3,
            BatchSize = 8,
            Seed = 4,
            SnapshotEverySteps = snapshots,
            Transform = batch is null ? null : (samples, _, _) => batch(++step, new Memory(samples)),
            Checkpoint = checkpoint is null ? null : new Checkpoint(checkpoint) { EverySteps = 2 },
        };
    }

    /// <summary>The weights on the processor after no step, the first, the second, and so on.</summary>
    public static async Task<List<float[]>> WeightsOfSteps()
    {
        using var network = new TinyNetwork();
        List<float[]> weights = [network.Parameters.Values.ToArray()];
        await Trainer().FitAsync(network, Data, Validation, new Direct(report =>
        {
            if (report.Finished is null)
            {
                weights.Add(network.Parameters.Values.ToArray());
            }
        }));
        return weights;
    }

    /// <summary>The samples of a batch.</summary>
    public readonly ref struct Memory(Span<float> samples)
    {
        public Span<float> Samples { get; } = samples;
    }
}
