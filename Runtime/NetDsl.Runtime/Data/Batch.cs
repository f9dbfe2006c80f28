using NetDsl.Memory;

namespace NetDsl;

/// <summary>Memory for a batch of samples with their labels or target values, filled again and again.</summary>
internal sealed class Batch : IDisposable
{
    private readonly BatchReader reader;
    private readonly NativeBuffer samples;
    private readonly NativeBuffer values;
    private readonly int[] labels;

    public Batch(NetworkDescription description, IDataset dataset, int size)
    {
        reader = new BatchReader(description, dataset);
        samples = new NativeBuffer((long)reader.SampleLength * size);
        values = new NativeBuffer((long)reader.TargetLength * size);
        labels = new int[size];
    }

    /// <summary>Samples in the batch now.</summary>
    public int Count { get; private set; }

    /// <summary>The samples: count × the sample shape.</summary>
    public Span<float> Samples => samples.Slice(0, Count * reader.SampleLength);

    /// <summary>The class of each sample.</summary>
    public ReadOnlySpan<int> Labels => labels.AsSpan(0, Count);

    /// <summary>What the outputs should be.</summary>
    public Targets Targets => reader.TargetLength == 0
        ? new Targets(Labels)
        : new Targets((ReadOnlySpan<float>)values.Slice(0, Count * reader.TargetLength));

    private BatchMemory Memory => new(samples.Span, values.Span, labels);

    /// <summary>Reads samples.</summary>
    public void Fill(ReadOnlySpan<int> indices)
    {
        Count = indices.Length;
        reader.Fill(indices, Memory);
    }

    /// <summary>Reads the samples of a training step.</summary>
    public void Fill(ReadOnlySpan<int> indices, TrainingTask task, long number)
    {
        Count = indices.Length;
        task.Fill(reader, indices, number, Memory);
    }

    public void Dispose()
    {
        samples.Dispose();
        values.Dispose();
    }
}
