namespace NetDsl.Benchmarks.Gpu;

/// <summary>Images that cost nothing to read: one pattern, labelled in turn.</summary>
internal sealed class SyntheticImages(NetworkDescription description, int count) : IDataset
{
    private readonly float[] pattern = Values(description.InputLength);

    public int Count => count;

    public IReadOnlyList<int> SampleShape => description.InputShape;

    /// <summary>A fixed pattern of values between -1 and 1: the same for both sides without a shared generator.</summary>
    public static float[] Values(int length)
    {
        var values = new float[length];
        for (var i = 0; i < length; i++)
        {
            values[i] = ((i * 7919L) % 2003 / 1001f) - 1f;
        }

        return values;
    }

    public void CopySample(int index, Span<float> sample) => pattern.CopyTo(sample);

    public int Label(int index) => index % Math.Min(description.OutputLength, 10);
}
