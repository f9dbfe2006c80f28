namespace NetDsl;

/// <summary>Where the parts of a batch go.</summary>
/// <param name="samples">Samples × the sample shape.</param>
/// <param name="values">Samples × target values; empty where there are none.</param>
/// <param name="labels">The class of each sample.</param>
internal readonly ref struct BatchMemory(Span<float> samples, Span<float> values, Span<int> labels)
{
    /// <summary>Samples × the sample shape.</summary>
    public Span<float> Samples { get; } = samples;

    /// <summary>Samples × target values.</summary>
    public Span<float> Values { get; } = values;

    /// <summary>The class of each sample.</summary>
    public Span<int> Labels { get; } = labels;
}

/// <summary>Reads samples of a dataset with their labels and target values into memory of the caller.</summary>
internal sealed class BatchReader(NetworkDescription description, IDataset dataset)
{
    private readonly ITargetDataset? valued = dataset as ITargetDataset;

    /// <summary>Values of one sample.</summary>
    public int SampleLength { get; } = description.InputLength;

    /// <summary>Target values of one sample; 0 where there are labels only.</summary>
    public int TargetLength { get; } = (dataset as ITargetDataset)?.TargetLength ?? 0;

    /// <summary>Reads samples in the order of their indices.</summary>
    public void Fill(ReadOnlySpan<int> indices, in BatchMemory memory)
    {
        for (var place = 0; place < indices.Length; place++)
        {
            var index = indices[place];
            dataset.CopySample(index, memory.Samples.Slice(place * SampleLength, SampleLength));
            valued?.CopyTarget(index, memory.Values.Slice(place * TargetLength, TargetLength));
            memory.Labels[place] = dataset.Label(index);
        }
    }
}
