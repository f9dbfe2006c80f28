namespace NetDsl;

/// <summary>How often each class was taken for each: rows are what samples are, columns what the network says.</summary>
public sealed class ConfusionMatrix
{
    /// <summary>The most classes whose pairs one array holds.</summary>
    private const int MostClasses = 46_340;

    private readonly long[] counts;
    private readonly string[] names;

    /// <summary>An empty matrix.</summary>
    /// <param name="classes">The number of classes.</param>
    /// <param name="names">Their names; numbers where none are given.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no class, or there are more than 46,340.</exception>
    /// <exception cref="ArgumentException">There are names, but not one for each class.</exception>
    public ConfusionMatrix(int classes, IReadOnlyList<string>? names = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(classes, MostClasses);
        if (names is { Count: > 0 } && names.Count != classes)
        {
            throw new ArgumentException($"There are {names.Count} names for {classes} classes; give one for each class or none.", nameof(names));
        }

        Classes = classes;
        counts = new long[classes * classes];
        this.names = names is { Count: > 0 } ? [.. names] : [.. Enumerable.Range(0, classes).Select(index => FormattableString.Invariant($"{index}"))];
    }

    /// <summary>The number of classes.</summary>
    public int Classes { get; }

    /// <summary>The names of the classes.</summary>
    public IReadOnlyList<string> Names => names;

    /// <summary>The number of samples.</summary>
    public long Total => counts.Sum();

    /// <summary>The share of samples whose class was told; 0 without samples.</summary>
    public double Accuracy => Share(Enumerable.Range(0, Classes).Sum(index => this[index, index]), Total);

    /// <summary>The mean recall of the classes that have samples, so that a rare class counts as much as a frequent one.</summary>
    public double BalancedAccuracy =>
        Enumerable.Range(0, Classes).Where(index => RowTotal(index) > 0).Select(Recall).DefaultIfEmpty().Average();

    /// <summary>How many samples of one class were taken for another.</summary>
    /// <param name="actual">What they are.</param>
    /// <param name="predicted">What the network says.</param>
    public long this[int actual, int predicted] => counts[Index(actual, predicted)];

    /// <summary>Counts a sample.</summary>
    /// <param name="actual">What it is.</param>
    /// <param name="predicted">What the network says.</param>
    public void Add(int actual, int predicted) => counts[Index(actual, predicted)]++;

    /// <summary>The share of one class' samples that were taken for another; each row adds up to 1. 0 for a class without samples.</summary>
    /// <param name="actual">What they are.</param>
    /// <param name="predicted">What the network says.</param>
    public double RowShare(int actual, int predicted) => Share(this[actual, predicted], RowTotal(actual));

    /// <summary>The share of a class' samples that were told; 0 for a class without samples.</summary>
    public double Recall(int actual) => RowShare(actual, actual);

    /// <summary>The share of the samples taken for a class that are of it; 0 where none were.</summary>
    public double Precision(int predicted) =>
        Share(this[predicted, predicted], Enumerable.Range(0, Classes).Sum(actual => this[actual, predicted]));

    /// <summary>Samples of one class.</summary>
    public long RowTotal(int actual) => Enumerable.Range(0, Classes).Sum(predicted => this[actual, predicted]);

    private static double Share(long part, long whole) => whole == 0 ? 0 : (double)part / whole;

    private int Index(int actual, int predicted)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)actual, (uint)Classes, nameof(actual));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)predicted, (uint)Classes, nameof(predicted));
        return actual * Classes + predicted;
    }
}
