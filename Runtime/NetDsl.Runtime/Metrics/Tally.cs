namespace NetDsl;

/// <summary>What an evaluation adds up.</summary>
internal sealed class Tally
{
    private readonly LossFunction? loss;
    private readonly ConfusionMatrix? confusion;
    private readonly int topK;
    private readonly int outputs;
    private double lossSum;
    private int samples;
    private int hits;

    public Tally(NetworkDescription description, LossFunction? loss, IDataset dataset, int topK)
    {
        this.loss = loss;
        this.topK = topK;
        outputs = description.OutputLength;
        var classifies = loss?.Classifies(dataset) ?? dataset is not ITargetDataset;
        var classes = Math.Max(outputs, 2);
        confusion = classifies ? new ConfusionMatrix(classes, description.Labels.Length == classes ? description.Labels : null) : null;
    }

    public void Add(Batch batch, ReadOnlySpan<float> output, Span<float> gradient)
    {
        samples += batch.Count;
        lossSum += loss?.Compute(batch.Count, output, batch.Targets, gradient) * batch.Count ?? 0;
        for (var sample = 0; confusion is not null && sample < batch.Count; sample++)
        {
            var own = output.Slice(sample * outputs, outputs);
            confusion.Add(batch.Labels[sample], Decision.Class(own));
            hits += outputs > 1 && TopK.Contains(own, batch.Labels[sample], topK) ? 1 : 0;
        }
    }

    public Evaluation Result() => new(
        samples,
        loss is null ? null : lossSum / samples,
        confusion,
        confusion is null || outputs == 1 ? null : (double)hits / samples);
}
