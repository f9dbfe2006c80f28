namespace NetDsl;

/// <summary>Chosen samples of a dataset.</summary>
internal class Subset(IDataset whole, int[] indices) : IDataset
{
    public int Count => indices.Length;

    public IReadOnlyList<int> SampleShape => whole.SampleShape;

    public void CopySample(int index, Span<float> sample) => whole.CopySample(indices[index], sample);

    public int Label(int index) => whole.Label(indices[index]);
}

/// <summary>Chosen samples of a dataset with target values.</summary>
internal sealed class TargetSubset(ITargetDataset whole, int[] indices) : Subset(whole, indices), ITargetDataset
{
    private readonly int[] indices = indices;

    public int TargetLength => whole.TargetLength;

    public void CopyTarget(int index, Span<float> target) => whole.CopyTarget(indices[index], target);
}
