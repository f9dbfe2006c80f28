namespace NetDsl.Tests.Training;

/// <summary>A dataset that remembers which samples were read.</summary>
internal sealed class RecordingDataset(IDataset whole) : IDataset
{
    public List<int> Read { get; } = [];

    public int Count => whole.Count;

    public IReadOnlyList<int> SampleShape => whole.SampleShape;

    public void CopySample(int index, Span<float> sample)
    {
        Read.Add(index);
        whole.CopySample(index, sample);
    }

    public int Label(int index) => whole.Label(index);
}
