using System.Runtime.InteropServices;

namespace NetDsl.Ilgpu;

/// <summary>
/// A batch as it travels to the device: labels, target values and samples in one block, so that it is one upload. A smaller batch lies at
/// the same places.
/// </summary>
internal sealed class BatchLayout
{
    private readonly BatchReader reader;
    private readonly Part labels;
    private readonly Part values;
    private readonly Part samples;
    private readonly bool classify;

    /// <param name="reader">The reader of the data.</param>
    /// <param name="size">The most samples.</param>
    /// <param name="classify">Whether samples count as told right or wrong.</param>
    public BatchLayout(BatchReader reader, int size, bool classify)
    {
        this.reader = reader;
        this.classify = classify;
        var layout = new Layout();
        labels = layout.Next(size);
        values = layout.Next((long)reader.TargetLength * size);
        samples = layout.Next((long)reader.SampleLength * size);
        Floats = layout.Floats;
    }

    /// <summary>The block.</summary>
    public long Floats { get; }

    /// <summary>Where a batch is filled in.</summary>
    public BatchMemory Memory(Span<float> block) =>
        new(samples.In(block), values.In(block), MemoryMarshal.Cast<float, int>(labels.In(block)));

    /// <summary>The samples on the device.</summary>
    public DeviceSpan Samples(DeviceSpan block, int count) => samples.In(block).Slice(0, (long)count * reader.SampleLength);

    /// <summary>The targets on the device.</summary>
    public DeviceTargets Targets(DeviceSpan block, int count) => new(
        labels.In(block).Slice(0, count).AsIndices(),
        values.In(block).Slice(0, (long)count * reader.TargetLength),
        classify);
}
