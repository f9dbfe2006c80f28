using NetDsl.Memory;

namespace NetDsl;

/// <summary>Memory for a batch of samples with their labels or target values, filled again and again.</summary>
internal sealed class Batch : IDisposable
{
    private readonly IDataset dataset;
    private readonly ITargetDataset? valued;
    private readonly NativeBuffer samples;
    private readonly NativeBuffer values;
    private readonly int[] labels;
    private readonly int length;

    public Batch(NetworkDescription description, IDataset dataset, int size)
    {
        this.dataset = dataset;
        valued = dataset as ITargetDataset;
        length = description.InputLength;
        samples = new NativeBuffer((long)length * size);
        values = new NativeBuffer(valued is null ? 0 : (long)valued.TargetLength * size);
        labels = new int[size];
    }

    /// <summary>Samples in the batch now.</summary>
    public int Count { get; private set; }

    /// <summary>The samples: count × the sample shape.</summary>
    public Span<float> Samples => samples.Slice(0, Count * length);

    /// <summary>The class of each sample.</summary>
    public ReadOnlySpan<int> Labels => labels.AsSpan(0, Count);

    /// <summary>What the outputs should be.</summary>
    public Targets Targets =>
        valued is null ? new Targets(Labels) : new Targets((ReadOnlySpan<float>)values.Slice(0, Count * valued.TargetLength));

    public void Fill(ReadOnlySpan<int> indices)
    {
        Count = indices.Length;
        for (var place = 0; place < indices.Length; place++)
        {
            var index = indices[place];
            dataset.CopySample(index, samples.Slice(place * length, length));
            valued?.CopyTarget(index, values.Slice(place * valued.TargetLength, valued.TargetLength));
            labels[place] = dataset.Label(index);
        }
    }

    public void Dispose()
    {
        samples.Dispose();
        values.Dispose();
    }
}
