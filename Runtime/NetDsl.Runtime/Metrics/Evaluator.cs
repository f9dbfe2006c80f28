using NetDsl.Memory;

namespace NetDsl;

/// <summary>Runs networks over datasets and compares what they say with what is right.</summary>
public sealed class Evaluator
{
    /// <summary>Samples that run at once.</summary>
    public int BatchSize { get; init; } = 64;

    /// <summary>The loss; none takes the one that the network declares.</summary>
    public LossFunction? LossFunction { get; init; }

    /// <summary>The k of top-k accuracy.</summary>
    public int TopK { get; init; } = 5;

    /// <summary>Evaluates a network.</summary>
    /// <param name="trainable">The network, on the processor or on a device, which then runs the samples.</param>
    /// <param name="dataset">The samples.</param>
    /// <param name="cancellation">Stops between two batches, and on a device between two kernels that are compiled.</param>
    /// <exception cref="ArgumentException">The data do not fit the network.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public Evaluation Evaluate(ITrainable trainable, IDataset dataset, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(trainable);
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentOutOfRangeException.ThrowIfLessThan(BatchSize, 1);
        var description = trainable.Network.Description;
        DatasetCheck.Run(description, dataset, "evaluation");
        var size = Math.Min(BatchSize, dataset.Count);
        var tally = new Tally(description, Loss(description), dataset, TopK);
        using var session = trainable.CreateEvaluationSession(size, cancellation);
        using var batch = new Batch(description, dataset, size);
        using var outputs = new NativeBuffer((long)size * description.OutputLength);
        using var gradients = new NativeBuffer(outputs.Length);
        var indices = new int[size];
        for (var first = 0; first < dataset.Count; first += size)
        {
            cancellation.ThrowIfCancellationRequested();
            var count = Math.Min(size, dataset.Count - first);
            for (var place = 0; place < count; place++)
            {
                indices[place] = first + place;
            }

            batch.Fill(indices.AsSpan(0, count));
            var output = outputs.Slice(0, count * description.OutputLength);
            session.Forward(batch.Samples, output);
            tally.Add(batch, output, gradients.Slice(0, output.Length));
        }

        return tally.Result();
    }

    private LossFunction? Loss(NetworkDescription description) =>
        LossFunction ?? (description.Loss == NetDsl.Loss.None ? null : LossFunction.For(description.Loss, description.OutputLength));
}
