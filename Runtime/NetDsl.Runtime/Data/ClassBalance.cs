namespace NetDsl;

/// <summary>Weights against an imbalance between classes.</summary>
public static class ClassBalance
{
    /// <summary>
    /// A weight for each class such that all classes weigh alike: samples / (classes × samples of the class). A class without
    /// samples weighs 0.
    /// </summary>
    /// <param name="dataset">The training data.</param>
    /// <param name="classes">The number of classes.</param>
    /// <exception cref="ArgumentException">A label is no class.</exception>
    public static float[] BalancedClassWeights(this IDataset dataset, int classes)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        var counts = new int[classes];
        for (var index = 0; index < dataset.Count; index++)
        {
            var label = dataset.Label(index);
            if ((uint)label >= (uint)classes)
            {
                throw new ArgumentException($"Sample {index} has the label {label}, but there are {classes} classes.", nameof(dataset));
            }

            counts[label]++;
        }

        return Array.ConvertAll(counts, count => count == 0 ? 0 : (float)((double)dataset.Count / classes / count));
    }
}
