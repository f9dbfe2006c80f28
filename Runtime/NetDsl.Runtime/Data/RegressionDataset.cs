namespace NetDsl;

/// <summary>Samples of any shape in memory with target values each: numbers to be predicted, or soft labels.</summary>
public sealed class RegressionDataset : ITargetDataset
{
    private readonly ReadOnlyMemory<float> samples;
    private readonly ReadOnlyMemory<float> targets;
    private readonly int length;

    /// <summary>Creates the dataset.</summary>
    /// <param name="sampleShape">The shape of one sample.</param>
    /// <param name="samples">All samples one after another; not copied.</param>
    /// <param name="targetLength">Target values of one sample.</param>
    /// <param name="targets">All target values; not copied.</param>
    /// <exception cref="ArgumentException">The lengths do not fit each other.</exception>
    public RegressionDataset(ReadOnlySpan<int> sampleShape, ReadOnlyMemory<float> samples, int targetLength, ReadOnlyMemory<float> targets)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(targetLength, 1);
        length = Shape.Length(sampleShape);
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1, nameof(sampleShape));
        Count = samples.Length / length;
        if (samples.Length % length != 0 || (long)Count * targetLength != targets.Length)
        {
            throw new ArgumentException(
                $"There are {Shape.Count(samples.Length)} values in samples of {Shape.Values(sampleShape)} and {Shape.Count(targets.Length)} target values, {Shape.Count(targetLength)} for each sample; both must give the same number of whole samples.");
        }

        SampleShape = Array.AsReadOnly(sampleShape.ToArray());
        TargetLength = targetLength;
        this.samples = samples;
        this.targets = targets;
    }

    /// <inheritdoc/>
    public int Count { get; }

    /// <inheritdoc/>
    public IReadOnlyList<int> SampleShape { get; }

    /// <inheritdoc/>
    public int TargetLength { get; }

    /// <inheritdoc/>
    public void CopySample(int index, Span<float> sample) => samples.Span.Slice(index * length, length).CopyTo(sample);

    /// <inheritdoc/>
    public void CopyTarget(int index, Span<float> target) => targets.Span.Slice(index * TargetLength, TargetLength).CopyTo(target);

    /// <summary>The class of the greatest target value.</summary>
    /// <param name="index">The sample, from 0.</param>
    public int Label(int index) => Decision.Class(targets.Span.Slice(index * TargetLength, TargetLength));
}
