namespace NetDsl;

/// <summary>Parts of datasets. Nothing is copied: a part refers to its whole.</summary>
public static class DatasetSplits
{
    /// <summary>A run of samples.</summary>
    /// <param name="dataset">The whole.</param>
    /// <param name="range">The samples, such as <c>..8000</c>.</param>
    public static IDataset Subset(this IDataset dataset, Range range)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        var (first, count) = range.GetOffsetAndLength(dataset.Count);
        return Subset(dataset, Enumerable.Range(first, count));
    }

    /// <summary>Chosen samples in a given order.</summary>
    /// <param name="dataset">The whole.</param>
    /// <param name="indices">The samples, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The dataset has no such sample.</exception>
    public static IDataset Subset(this IDataset dataset, IEnumerable<int> indices)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(indices);
        int[] chosen = [.. indices];
        foreach (var index in chosen)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)dataset.Count, nameof(indices));
        }

        return dataset is ITargetDataset targets ? new TargetSubset(targets, chosen) : new Subset(dataset, chosen);
    }

    /// <summary>Two parts by chance.</summary>
    /// <param name="dataset">The whole.</param>
    /// <param name="share">The share of the first part, between 0 and 1.</param>
    /// <param name="seed">Determines the parts.</param>
    public static (IDataset First, IDataset Second) Split(this IDataset dataset, double share, int seed)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        var order = Enumerable.Range(0, dataset.Count).ToArray();
        Shuffle.Run(order, RandomStream.Named(seed, "split"));
        var first = Portion(order.Length, share);
        return (dataset.Subset(order[..first]), dataset.Subset(order[first..]));
    }

    /// <summary>Two parts by chance, in each of which every class has its share; a class' samples are rounded, at least one in each part where it has two.</summary>
    /// <param name="dataset">The whole.</param>
    /// <param name="share">The share of the first part, between 0 and 1.</param>
    /// <param name="seed">Determines the parts.</param>
    public static (IDataset First, IDataset Second) StratifiedSplit(this IDataset dataset, double share, int seed)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        List<int> first = [], second = [];
        foreach (var members in Enumerable.Range(0, dataset.Count).GroupBy(dataset.Label).OrderBy(group => group.Key))
        {
            var order = members.ToArray();
            Shuffle.Run(order, RandomStream.Named(seed, "stratified split", (uint)members.Key));
            var portion = Portion(order.Length, share);
            portion = order.Length > 1 && share is > 0 and < 1 ? Math.Clamp(portion, 1, order.Length - 1) : portion;
            first.AddRange(order[..portion]);
            second.AddRange(order[portion..]);
        }

        return (dataset.Subset(first), dataset.Subset(second));
    }

    private static int Portion(int count, double share)
    {
        if (share is not (>= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(share), share, "A share lies between 0 and 1.");
        }

        return (int)Math.Round(count * share, MidpointRounding.AwayFromZero);
    }
}
