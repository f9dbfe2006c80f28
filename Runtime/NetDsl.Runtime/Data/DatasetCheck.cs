namespace NetDsl;

/// <summary>Whether a dataset fits a network, found before the first sample runs.</summary>
internal static class DatasetCheck
{
    /// <summary>Checks the number of samples, their shape, labels and targets.</summary>
    /// <exception cref="ArgumentException">The data do not fit.</exception>
    public static void Run(NetworkDescription description, IDataset dataset, string role)
    {
        if (dataset.Count == 0)
        {
            throw new ArgumentException($"The {role} data hold no samples.");
        }

        int[] shape = [.. dataset.SampleShape];
        if (!shape.AsSpan().SequenceEqual(description.InputShape))
        {
            throw new ArgumentException($"A sample of the {role} data is {Shape.Text(shape)}, but {description.Name} takes {Shape.Text(description.InputShape)}.");
        }

        if (dataset is ITargetDataset targets)
        {
            if (targets.TargetLength != description.OutputLength)
            {
                throw new ArgumentException($"The {role} data have {Shape.Count(targets.TargetLength)} target values a sample, but {description.Name} has {Shape.Count(description.OutputLength)} outputs.");
            }

            return;
        }

        var classes = Math.Max(description.OutputLength, 2);
        for (var index = 0; index < dataset.Count; index++)
        {
            if ((uint)dataset.Label(index) >= (uint)classes)
            {
                throw new ArgumentException($"Sample {index} of the {role} data has the label {dataset.Label(index)}, but {description.Name} tells labels 0 to {classes - 1} apart.");
            }
        }
    }
}
