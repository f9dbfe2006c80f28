namespace NetDsl;

/// <summary>Samples with a label each. Reading does not change a dataset, so many threads may read one.</summary>
public interface IDataset
{
    /// <summary>The number of samples.</summary>
    int Count { get; }

    /// <summary>The shape of one sample, such as height × width × channels.</summary>
    IReadOnlyList<int> SampleShape { get; }

    /// <summary>Copies one sample.</summary>
    /// <param name="index">The sample, from 0.</param>
    /// <param name="sample">Receives its values, last axis fastest; exactly as long as one sample.</param>
    void CopySample(int index, Span<float> sample);

    /// <summary>The class of one sample.</summary>
    /// <param name="index">The sample, from 0.</param>
    int Label(int index);
}

/// <summary>Samples with target values: soft labels over classes, or numbers to be predicted.</summary>
public interface ITargetDataset : IDataset
{
    /// <summary>Target values of one sample, as many as the network has outputs.</summary>
    int TargetLength { get; }

    /// <summary>Copies the target values of one sample.</summary>
    /// <param name="index">The sample, from 0.</param>
    /// <param name="target">Receives the values.</param>
    void CopyTarget(int index, Span<float> target);
}
